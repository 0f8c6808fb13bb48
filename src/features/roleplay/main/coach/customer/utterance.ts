import { sentencesIn } from '#main/kernel/language/sentences.ts';
import { tokenize, type Token } from '#main/kernel/language/tokens.ts';
import { findPhrase, readPhrase } from './phrase.ts';

export type UtteranceKind =
  | 'openQuestion'
  | 'closedQuestion'
  | 'acknowledgement'
  | 'information'
  | 'proposal'
  | 'closing'
  | 'smallTalk'
  | 'nonsense'
  | 'abuse';

/** A sentence, or the part of one before a "but", by what it does. Offsets are UTF-16, into the line. */
export type Utterance = { readonly kind: UtteranceKind; readonly start: number; readonly end: number };

type Rule = { readonly kind: UtteranceKind; readonly says: RegExp };

/** The first rule that fits decides, so that they go from the sure to the vague. */
const rules: readonly Rule[] = [
  {
    kind: 'smallTalk',
    says: /^(?:(?:hello|hi|hey|welcome|good (?:morning|afternoon|evening))\b|(?:morning|afternoon|evening)(?:[,.!]|$)|how are you\b|how['’]?s it going|(?:nice|pleased|good|lovely|great) to (?:meet|see) you|(?:please |do )?(?:take a seat|have a seat|sit down|come in)\b|.*\b(?:coffee|cup of tea|glass of water|weather|find us|good journey|parking|my name is)\b)/i,
  },
  {
    kind: 'closing',
    says: /\b(?:good ?bye|bye|see you (?:on|then|soon|later|next|again|tomorrow)|take care|have a (?:lovely|nice|good|great) (?:day|evening|weekend|afternoon))\b/i,
  },
  {
    kind: 'proposal',
    says: /^(?:(?:so|then|well|and|ok|okay|right|now|perhaps|maybe|if you like|first|next|today),? )*(?:shall (?:we|i)|let me (?:show|book|put|take|fit|try|arrange|give|bring|make|set|write|call|check|walk|explain)|let(?:['’]?s| us)\b(?! not\b)|why (?:don['’]?t|not) (?:we|you|i)\b|why don['’]t|how about|would you like (?:me )?to|would you be (?:happy|willing|open)|what (?:i|we) (?:propose|suggest|recommend)|i(?:['’]d| would)? (?:like to )?(?:suggest|recommend|propose|advise)|my (?:suggestion|advice)|(?:i|we)(?:['’]ll| will| can| could| would like to|['’]d like to) (?:happily |gladly |also )?(?:book|arrange|show|put|fit|make|reserve|pencil|start|set|order|offer you|send|give you|call|ring|bring|do a|take you|try|check)|the next step|(?:can|could|may) (?:i|we) (?:book|show|arrange|put|offer|suggest|make|take you|try|fit))/i,
  },
  {
    kind: 'openQuestion',
    says: /^(?:(?:so|and|but|then|well|ok|okay|right|now|just|first|please|also),? )*(?:(?:what|how|why|which|when|where|who|whose)\b|(?:can|could|would|will|may|might) (?:i ask|you (?:mind )?(?:tell|telling|describe|describing|explain|explaining|share|sharing|talk|walk|say))\b.*|(?:tell|talk|walk) me\b|describe\b|help me understand|i(?:['’]d| would) (?:love|like) to (?:hear|know|understand)|in what way|(?:for|at|in|to|by|from|with) (?:what|which|whom)\b)/i,
  },
  {
    kind: 'closedQuestion',
    says: /^(?:(?:so|and|but|then|well|ok|okay|right|now|just),? )*(?:do|does|did|is|are|was|were|am|have|has|had|can|could|would|will|shall|should|may|might|isn['’]t|aren['’]t|don['’]t|doesn['’]t|didn['’]t|wouldn['’]t|haven['’]t|hasn['’]t) (?:i|you|we|they|he|she|it|that|this|there|the|your|his|her|their|any|anyone|anybody|somebody|someone)\b/i,
  },
  { kind: 'closedQuestion', says: /\?\s*["”’')]*$/ },
  {
    kind: 'acknowledgement',
    says: /^(?:(?:well|oh|ah|yes|no|and|so|but|okay|ok|right|then|of course),? )*(?:(?:i|we) (?:completely |totally |fully |quite |really |do |can |well )*(?:understand|imagine|hear|see (?:why|how|that|what|your)|appreciate|get (?:it|that)|know (?:how|what|that feeling|the feeling))|i (?:see|hear you|get it)\b|i(?:['’]m| am) (?:so |very |really )?sorry (?:to hear|about that|you|that you)|i(?:['’]d| would) (?:feel|ask|want|worry|think|wonder|be)\b[^.]*\b(?:too|same|in your place)|that(?:['’]s| is| was| must| would| does| sounds|['’]d)(?![^.]*\b(?:not|never|hardly|no)\b)[^.]*\b(?:fair|sense|natural|understandable|normal|hard|horrid|horrible|awful|annoying|unpleasant|uncomfortable|unfortunate|embarrassing|terrible|a shame|a pity|upsetting|frustrating|good (?:question|point)|great question|difficult|worrying|reasonable|common|big (?:step|decision)|right to)\b|(?:that |it )?makes (?:perfect |complete |a lot of )?sense|fair (?:enough|point|question)|(?:totally|completely|absolutely|quite) (?:get|understand)\b|how (?:annoying|awful|upsetting|frustrating|horrible|unpleasant)\b|(?:good|great) (?:question|point)|you(?:['’]re| are) (?:quite |absolutely |completely |so )?(?:right|not (?:alone|the (?:first|only)))|it(?:['’]s| is) (?:completely |perfectly |quite |very |only |totally |a )*(?:natural|normal|understandable|fair|reasonable|right|good that|big (?:step|decision)|common)|(?:thank you|thanks) for (?:telling|sharing|saying|asking|being|coming|bringing|your|trusting)|it sounds (?:as if|like|as though)|sounds like|you (?:want|sound|seem|feel|are worried|don['’]t want|do not want|need|would like|were hoping)\b|you['’](?:d|re) (?:like|worried|afraid|hoping|looking|concerned|anxious|nervous)|(?:many|most|lots of|a lot of|some) (?:people|customers|clients|men|women|of our)[^.]*\b(?:feel|worry|ask|say|think|wonder|tell)|of course\b|no wonder|(?:ok|okay|right|sure|yes|yeah|yep|no|fine|alright|all right|got it|understood|noted|absolutely|certainly|mm+|hmm+|great|lovely|thanks|thank you|cool)(?:[\s,.!]+(?:ok|okay|right|sure|yes|yeah|yep|fine|then|got it|understood|noted|so|much|you|very|good))*[\s,.!]*$)/i,
  },
];

const abuse = [
  'idiot/idiots/moron/morons/imbecile',
  'you/your * stupid/pathetic/ridiculous/ugly/useless/disgusting/dumb/crazy/mad',
  'stupid/ugly/dumb * woman/man/cow/head/face/customer',
  'shut up',
  'shut your mouth',
  'get lost',
  'get out of here',
  'go away',
  'bald freak',
  'freak/loser/slag/cow/tosser/wanker/bastard/bitch/twat/arsehole/asshole/dickhead',
  'fuck/fucking/shit/shitty/bollocks/bullshit/crap',
  'wasting my time',
  'waste * my time',
  'are you deaf/blind/thick/stupid',
  'nobody cares',
  'i do not care about you',
  'you people are',
  'piss off',
  'screw you',
  'go to hell',
].map(readPhrase);

/** What each part of a trainee's line does, in order. Together they cover every word. */
export function utterancesIn(text: string): Utterance[] {
  if (text.trim() === '') return [];
  const spans = sentencesIn(text, 0, text.length).flatMap(({ start, end }) => parts(text, start, end));
  return spans.map(({ start, end }) => ({ kind: kindOf(text.slice(start, end)), start, end }));
}

/** "I understand, but …" does two things. */
function parts(text: string, start: number, end: number): { start: number; end: number }[] {
  const sentence = text.slice(start, end);
  const turn = /,?\s+(?:but|however|although)\b,?\s+|[;–—]\s+/i.exec(sentence);
  if (turn === null || turn.index < 4) return [{ start, end }];
  const first = { start, end: start + turn.index };
  return [first, { start: start + turn.index + turn[0].length, end }];
}

function kindOf(part: string): UtteranceKind {
  const tokens = tokenize(part);
  if (abuse.some((phrase) => findPhrase(phrase, part, tokens) !== null)) return 'abuse';
  if (isNonsense(part, tokens)) return 'nonsense';
  const trimmed = part.trim().replace(/^[^\p{L}\p{N}]+/u, '');
  return rules.find(({ says }) => says.test(trimmed))?.kind ?? 'information';
}

const keyboardRows = /(?:qwert|asdf|zxcv|hjkl|yuiop|bnm,)/i;
const markup =
  /<\/?[a-z!][^>]*>|[{}[\]]\s*["'\w]|\b(?:select|insert|update|delete|drop)\b.+\b(?:from|into|table|set)\b.*;|[=;]\s*\w+\(|\$\{|javascript:|lorem ipsum/i;

/** No words, no vowels, the same thing again and again, or code. */
export function isNonsense(text: string, tokens: readonly Token[] = tokenize(text)): boolean {
  const words = tokens.filter(({ lower }) => /\p{L}/u.test(lower));
  if (markup.test(text) || keyboardRows.test(text)) return true;
  if (words.length === 0) return !/^\W*(?:[£$€]?\d{1,5}(?:[.,:–-]\d{1,3})?)\W*$/.test(text);
  const senseless = words.filter(({ lower }) => isSenseless(lower)).length;
  const distinct = new Set(words.map(({ lower }) => lower)).size;
  return senseless / words.length >= 0.5 || (words.length >= 4 && distinct / words.length <= 0.3);
}

/** Latin letters that no English word could be made of. */
const isSenseless = (word: string): boolean =>
  (/^[a-z]{4,}$/.test(word) && !/[aeiouy]/.test(word)) ||
  /(.)\1{3,}/.test(word) ||
  /[bcdfghjklmnpqrstvwxz]{6,}/.test(word) ||
  word.length > 30;
