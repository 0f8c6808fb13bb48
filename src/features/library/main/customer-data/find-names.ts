import { isNoName, particles } from './name-words.ts';

/** A stretch that is a name by what stands around it. */
export type Named = { readonly start: number; readonly end: number };

const part = "\\p{Lu}[\\p{L}\\p{M}\\u200B]{0,40}(?:['-]\\p{L}[\\p{L}\\p{M}]{0,40}){0,3}";
const name = `(${part}(?: (?:${particles} ){0,2}${part}){0,3})`;
const short = `(${part}(?: ${part})?)`;
const anyCase = "(\\p{L}[\\p{L}\\p{M}'-]{1,40}(?: \\p{L}[\\p{L}\\p{M}'-]{1,40}){0,2})";
const from = '(?<![\\p{L}\\p{N}])';
const ends = '(?=[,.!?;:\\n\\t…]|$)';
const begins = '(?<=^|[\\n\\t]|[.!?:,"“] ?)';

const relations =
  'husband|wife|son|daughter|mother|father|mum|mom|dad|sister|brother|partner|friend|boyfriend|girlfriend|fiancée?|uncle|aunt|cousin|niece|nephew|neighbour|neighbor|grandson|granddaughter';
const honorifics = 'Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Herr|Frau|Señora?|Signora?|Madame|Monsieur';
const greetings =
  'hi|hello|hey|dear|thanks|thank you|thank you so much|thanks a lot|welcome|welcome back|good morning|good afternoon|good evening|bye|goodbye|nice to meet you|good to see you|sorry|morning';
const replies =
  "yes|no|ok|okay|so|well|right|sure|of course|certainly|great|perfect|lovely|fine|please|now|honestly|alright|all right|absolutely|exactly|true|very well|wonderful|i see|i understand|you're right";

const patterns = (sources: readonly string[]): RegExp[] => sources.map((source) => new RegExp(source, 'gu'));

/** Whoever says so names a person, whatever the text is. */
const said = patterns([
  `${from}(?:${honorifics})\\.? ${name}`,
  `${from}(?i:my (?:full |first |last |maiden |married |own )?name(?:'s| is)) ${anyCase}`,
  `${from}(?i:(?:my |the )?(?:surname|first name|last name|full name)(?:'s| is|:)) ${anyCase}`,
]);

/** Where people talk with each other. */
const inTalk = patterns([
  `${from}(?i:i'm|i am|this is|it's|it is) ${name}(?=[,.!?\\n]| (?:here|speaking|calling|from|again|and)|$)`,
  `${from}(?i:hi|hello|hey),? (?:it's|this is|i'm) ${anyCase}(?= (?:here|speaking|calling|from|again)|[,.!?\\n]|$)`,
  `${from}${name} (?i:speaking|here)(?=[,.!?\\n]|$)`,
  `${from}(?i:call(?:s|ed)? (?:me|her|him)|says?|known as|goes by|(?:speak|speaking|spoke|talk|talking|talked) (?:to|with)|tell|told|ask(?:ed)? for|under(?: the name(?: of)?)?|in the name of|on behalf of) ${name}${ends}`,
  `${from}(?i:my|his|her|our|your) (?i:${relations}),? ${short}`,
  `${begins}(?i:${greetings})(?i: there| back| again)?,? ${short}${ends}`,
  `${begins}(?i:hi|hello|hey) ${short}(?= \\p{Ll})`,
  `${begins}(?i:${replies}), ${short}(?=[,.!?])`,
  `(?<=[ "'][\\p{Ll}0-9][\\p{L}\\p{M}'0-9-]{0,40}), ${short}(?=[,.!?])`,
  `(?<=^|[\\n:.!?] ?)${short}, (?i:can|could|would|will|do|did|may|what|how|when|where|is|are|have|please|thank|thanks|let|i|you|we)(?!\\p{L})`,
  // The answer to who it is.
  `(?i:your (?:full |first |last )?(?:name|surname)|name was it under|call you|speaking (?:to|with)|who is calling|who's calling|full name)[^?\\n]{0,60}[?.]\\s{1,3}(?:[^:\\n]{1,60}: )?(?i:(?:it's|it is|that's|yes|sure|of course|i'm|the name is),? ){0,2}${name}`,
]);

const ofWords = /[\p{L}\p{M}\u200B]+(?:['-][\p{L}\p{M}]+){0,4}/gu;

/** The name at the beginning of what stands at its place, up to the first word that is in no name; `null`: none. */
function nameAt(words: string, start: number): Named | null {
  let first = -1;
  let end = -1;
  for (const { 0: token, index } of words.matchAll(ofWords)) {
    const bare = token.replace(/'s$/iu, '');
    const lower = bare.toLowerCase();
    if (isNoName(lower) || isNoName(lower.replace(/'.*$/u, '')) || /^\p{Lu}$/u.test(bare)) break;
    if (first === -1) first = index;
    end = index + bare.length;
  }
  return first === -1 || end - first < 2 ? null : { start: start + first, end: start + end };
}

/** Names that the words around them give away. `text` is without signs that are not seen, in the same places. */
export function* findNames(text: string, isTalk: boolean): Generator<Named> {
  for (const pattern of isTalk ? [...said, ...inTalk] : said) {
    for (const match of text.matchAll(pattern)) {
      const words = match[1];
      if (words === undefined) continue;
      const named = nameAt(words, match.index + match[0].lastIndexOf(words));
      if (named !== null) yield named;
    }
  }
}
