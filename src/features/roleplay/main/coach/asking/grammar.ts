import { readable } from '#main/kernel/language/sentences.ts';
import { functionWords } from '#main/kernel/language/stop-words.ts';
import { tokenize, type Token } from '#main/kernel/language/tokens.ts';
import {
  baseOfThirdPerson,
  instructionOfThirdPerson,
  isAuxiliary,
  isBaseVerb,
  isGerund,
  isStatementVerb,
} from './verbs.ts';

/** The sentence without its full stop. */
export const withoutStop = (sentence: string): string => sentence.replace(/[.!:;,\s]+$/, '');

/** Lower-cases the first letter, unless the word is a name, an acronym or "I". */
export function lowerFirst(phrase: string): string {
  const first = /^[\p{L}\p{N}'’-]+/u.exec(phrase)?.[0] ?? '';
  const second = /^\S+\s+(\S+)/.exec(phrase)?.[1] ?? '';
  const isName =
    /['’]s$/.test(first) || (/^\p{Lu}\p{Ll}/u.test(second) && !functionWords.has(first.toLowerCase()));
  if (isName || /^I(?:['’]|$)/.test(first) || /\p{Lu}/u.test(first.slice(1))) return phrase;
  return phrase.slice(0, 1).toLowerCase() + phrase.slice(1);
}

/** An instruction: "Wipe the scalp", "Always ask first", "Never apologise", "Do not argue", "Gently press". */
export function imperative(
  clause: string,
): { readonly verbPhrase: string; readonly denied: boolean; readonly never: boolean } | null {
  const match =
    /^(?:please\s+|then\s+|next,?\s+|first,?\s+|finally,?\s+|just\s+|instead,?\s+)?(?:(never|do not|don['’]t)\s+|(always|only|gently|calmly|quietly|politely|briefly|simply|carefully|slowly|lightly|firmly|immediately)\s+)?([\p{L}-]+)(?=[\s,.:;]|$)/iu.exec(
      clause,
    );
  const verb = match?.[3];
  if (match === null || verb === undefined) return null;
  // After "never" and "do not" every word but these is a verb.
  const isVerb =
    match[1] === undefined ? isBaseVerb(verb) : !/^(?:again|ever|mind|more|\p{L}+ly)$/iu.test(verb);
  if (!isVerb) return null;
  const after = clause.slice(match[0].length).trimStart();
  // "Book value rises", "Offers are" or "Cut hair is…": a noun that looks like a verb is followed by a verb.
  const second = /^[\p{L}'’-]+/u.exec(after)?.[0] ?? '';
  const third = /^[\p{L}'’-]+\s+([\p{L}'’-]+)/u.exec(after)?.[1] ?? '';
  const statement = (word: string) => isAuxiliary(word) || baseOfThirdPerson(word) !== null;
  if (
    match[1] === undefined &&
    (statement(second) ||
      (statement(third) &&
        !/^(?:what|who|why|how|where|when|which|if|that|whether|it|the|they|you|a|an|he|she)$/i.test(second)))
  )
    return null;
  const denial = match[1]?.toLowerCase();
  const verbPhrase = clause.slice(match[0].length - verb.length);
  return { verbPhrase: lowerFirst(verbPhrase), denied: denial !== undefined, never: denial === 'never' };
}

/** What "we" do, or never do: "We ask for a deposit", "they never wait"; `null` where no known verb follows. */
export function doing(clause: string): ReturnType<typeof imperative> {
  const rest = /^(?:we|you|they)\s+(.+)$/is.exec(clause)?.[1];
  return rest === undefined ? null : imperative(rest);
}

/** An instruction, by itself or on a condition. */
export function advises(sentence: string): boolean {
  if (imperative(sentence) !== null) return true;
  const clauses = /^(?:if|when|once)\b/i.test(sentence) ? sentence.split(',').slice(1) : [];
  return clauses.some((clause) => imperative(clause.trim()) !== null);
}

export type Statement = {
  readonly subject: string;
  /** Auxiliary or verb as written. */
  readonly verb: string;
  /** With it a question about the statement opens: `does`, `do`, or the auxiliary itself. */
  readonly opener: string;
  /** The verb that follows the subject in the question; empty after an auxiliary. */
  readonly bare: string;
  readonly rest: string;
};

/** Splits "subject verb rest" where the verb is surely the main verb; `null` otherwise. */
export function statement(sentence: string): Statement | null {
  const tokens = tokenize(sentence);
  const at = tokens.findIndex((token, index) => index > 0 && isMainVerb(tokens, index, token));
  const verb = tokens[at];
  if (verb === undefined || at > 9) return null;
  const subject = sentence.slice(0, verb.start).trim();
  // "Tips go into the jar and are shared": what stands before is a clause of its own.
  if (/\s(?:and|or|but)$|\b(?:do|does|did|is|are) not\b|n['’]t\b/i.test(subject)) return null;
  if (/^(?:afterwards|then|later|finally|usually|often|sometimes|normally|please)\s/i.test(subject))
    return null;
  if (!isNounPhrase(subject) && !/^(?:you|we)$/i.test(subject)) return null;
  const rest = sentence.slice(verb.end).trim();
  if (isAuxiliary(verb.lower) && !/^(?:has|have|had)$/.test(verb.lower))
    return { subject, verb: verb.text, opener: verb.lower, bare: '', rest };
  const base =
    verb.lower === 'has' ? 'have' : (baseOfThirdPerson(verb.lower) ?? instructionOfThirdPerson(verb.lower));
  const singular = base !== null;
  const bare = base ?? verb.lower;
  return { subject, verb: verb.text, opener: singular ? 'does' : 'do', bare, rest };
}

function isMainVerb(tokens: readonly Token[], index: number, token: Token): boolean {
  const before = tokens[index - 1];
  if (before === undefined) return false;
  if (isAuxiliary(token.lower)) {
    // "has been", "have to" and "had" need more than an inversion.
    const next = tokens[index + 1]?.lower ?? '';
    return (
      !/^(?:has|have|had)$/.test(token.lower) ||
      /^(?:an?|the|no|only|up|at|about|\d.*|two|three|four|five|six|seven|eight|nine|ten|twelve)$/.test(next)
    );
  }
  const next = tokens[index + 1]?.lower ?? '';
  if (isAuxiliary(next) || opensPhrase(before.lower)) return false;
  if (baseOfThirdPerson(token.lower) !== null) return before.content && !/(?:^|[^s])s$/.test(before.lower);
  // "The manager approves the request": what follows shows that the word is no noun.
  if (instructionOfThirdPerson(token.lower) !== null && !/(?:^|[^s])s$/.test(before.lower))
    return before.content && opensObject.test(next);
  // "Deposits of that size need": the noun that counts stands before the "of".
  const prepositionAt = tokens
    .slice(0, index)
    .findIndex(({ lower }) => /^(?:of|for|with|in|on|from|over|under|above|below)$/.test(lower));
  const head = tokens[prepositionAt - 1]?.lower ?? '';
  if (/^(?:need|require)$/.test(token.lower) && /[^s]s$/.test(head) && !/^(?:of|for|to)$/.test(next))
    return true;
  return isStatementVerb(token.lower) && before.content && /[^s]s$/.test(before.lower);
}

const opensObject =
  /^(?:the|an?|it|them|him|her|you|us|their|its|your|our|every|each|all|any|up|down|back|out|off)$/;

const opensPhrase = (word: string): boolean =>
  /^(?:of|for|to|with|in|on|at|by|from|about|and|or|the|a|an|no)$/.test(word);

const people =
  /\b(?:staff|people|person|client|patient|guest|trainee|employee|colleague|nurse|\p{L}+(?:er|or|ist|ian|man|woman))s?\b/iu;

/** Whether a noun phrase names somebody, by its head: "staff", "the manager on duty", not "a bike with a lever". */
export const isPerson = (phrase: string): boolean =>
  people.test(phrase.split(/\s(?:who|that|which|with|of|on|in|at|from)\s/i)[0] ?? '');

/** A subject that can be named in a question: a noun phrase of at most eight words, without a clause of its own. */
export function isNounPhrase(phrase: string): boolean {
  const tokens = tokenize(phrase);
  if (tokens.length === 0 || tokens.length > 8 || /,(?!\d)|[;:()“”"]/.test(phrase)) return false;
  const clause =
    /^(?:who|that|which|where|when|while|if|because|as|what|how|why|whether|than|before|after|until|once|during|to|in|on|at|for|from|by|with|there|here|not|never|also|only|even|so|then)$/;
  if (
    clause.test(tokens[0]?.lower ?? '') ||
    tokens.some((token) => /^(?:who|whom|whose|that|which|where|when|if|because|whether)$/.test(token.lower))
  )
    return false;
  return tokens.some((token) => token.content && !/^\p{N}/u.test(token.lower)) && !isDangling(phrase);
}

const opensDangling =
  /^(?:it|its|they|their|them|this|these|that|those|he|she|his|her|such|both|another|same|others?|either|neither|each of|all of|some of|most of|one of|(?:many|some|few|most|none) (?:of|are|will|can)|the former|the latter|the (?:first|second|third|other|same|rest|following|above|next) (?:one|two|of|is|are))\b/i;
const pointsElsewhere =
  /\b(?:the following|as follows|above|see (?:page|section|below|chapter)|figure \d|table \d|chapter \d|section \d|click here|as described|the latter|the former|this (?:page|section|document|chapter|module|video|lesson)|listed below|shown below|next page|in this case|(?:after|before|with|of|about) that$|for example|such an?|found there)\b/i;

/** Whether a phrase leans on words that stand before it in the text, so that it means nothing on its own. */
export function isDangling(phrase: string): boolean {
  const text = readable(phrase);
  if (opensDangling.test(text) || pointsElsewhere.test(text)) return true;
  const tokens = tokenize(text.replaceAll(/[“"][^”"]*[”"]/g, ' '));
  const pronoun = tokens.findIndex((token) =>
    /^(?:it|its|they|them|their|he|she|him|his|her|these|those|this|it's|they're|they've|it'll|they'll|themselves|itself)$/.test(
      token.lower,
    ),
  );
  if (pronoun === -1) return false;
  if (/^(?:he|she|him|his|her)$/.test(tokens[pronoun]?.lower ?? ''))
    return !personBefore(tokens.slice(0, pronoun));
  const isThing = /^(?:it|its|itself|it's|it'll)$/.test(tokens[pronoun]?.lower ?? '');
  const nounBefore = tokens
    .slice(0, pronoun)
    .some(
      (token, index) =>
        token.content &&
        !(isThing && personBefore([token])) &&
        !isVerbLike(token.lower) &&
        isNounPlace(tokens, index),
    );
  return !nounBefore;
}

const personBefore = (tokens: readonly Token[]): boolean =>
  tokens.some((token) =>
    /^(?:customer|client|guest|patient|caller|visitor|shopper|buyer|person|someone|somebody|anyone|everyone|member|man|woman|colleague|stylist|manager)s?$/.test(
      token.lower,
    ),
  );

const isVerbLike = (word: string): boolean =>
  isGerund(word) ||
  word.endsWith('ed') ||
  (isBaseVerb(word) && !/^(?:customer|client|part|order|price|seat)$/.test(word));
/** After an article or the like, even a word that may be a verb is a noun. */
const isNounPlace = (tokens: readonly Token[], index: number): boolean => {
  const before = tokens[index - 1]?.lower ?? '';
  return !/^(?:you|to|should|must|can|will|do|does|not|never)$/.test(before);
};
