import { baseOfThirdPerson, instructionOfThirdPerson } from '../asking/verbs.ts';
import { languageOf } from '../language/language-of.ts';
import { tokenize, type Token } from '#main/kernel/language/tokens.ts';
import type { Answer } from './answer.ts';

/** Share of short grammatical words (a, the, to, it, …) in what people say; a row of keywords has fewer. */
const leastSmallWords = 0.12;
/**
 * People who use six words of the expected answer put most of them in its order, with five or more kinds of small words
 * between them (the lowest tenth of the right answers that decision 0041 was measured on).
 */
const jumble = {
  leastWords: 6,
  leastTokens: 7,
  mostSmallWords: 2,
  neighbours: 3,
  mostInOrder: 0.6,
  strungTogether: 0.23,
} as const;

type Expected = { readonly text: string; readonly tokens: readonly Token[] };

/**
 * Words thrown in without a clause. Short clauses ("clean the scalp, press the tape") and listed things are none; what
 * gives it away is a row without the small words of grammar, or one in another order than anybody would say it. `made`
 * is the number of points that the answer makes.
 */
export function isRowOfKeywords(answer: Answer, expectedText: string, made: number): boolean {
  const { tokens, text } = answer;
  // What small words another language has, and how few of them it needs, is not known.
  if (languageOf(expectedText) !== 'en') return false;
  const expected = tokenize(expectedText);
  if (isBare(answer, { text: expectedText, tokens: expected }, made)) return true;
  const parts = partsOf(text).length;
  if (tokens.length < 6) return false;
  if (isJumble(tokens, parts, expected)) return true;
  const places = [...new Set(tokens.map(({ concept }) => concept))]
    .map((concept) => expected.findIndex((token) => token.content && token.concept === concept))
    .filter((place) => place !== -1);
  const rising = places.slice(1).filter((place, index) => place >= (places[index] ?? 0)).length;
  const order = rising / Math.max(1, places.length - 1);
  // Material without our small words is in another language, where their absence tells nothing.
  if (hasSmallWords(tokens) || !hasSmallWords(expected))
    return parts === 1 && places.length >= 7 && order <= 0.5;
  return tokens.length / parts > 10 || (parts < 3 && places.length >= 4 && order < 0.7);
}

const hasSmallWords = (tokens: readonly Token[]): boolean =>
  tokens.filter(({ content, lower }) => !content && (lower.length <= 3 || /^(?:they|them)$/.test(lower)))
    .length >=
  leastSmallWords * tokens.length;

/** "Second officer's written permission": words that stand in a row in the material as well. */
const isPhrase = (tokens: readonly Token[], expected: Expected): boolean => {
  const first = tokens[0]?.lower;
  return [...expected.tokens.keys()].some(
    (at) =>
      expected.tokens[at]?.lower === first &&
      tokens.every(({ lower }, index) => expected.tokens[at + index]?.lower === lower),
  );
};

/**
 * A curt answer puts words together ("rinse the skin") or lists what was asked for. Four words and more without any link,
 * or four and more scraps that are more than the points they make and than what the material lists, say nothing.
 */
const bare = { words: 4, wordsWithoutGlue: 7, scraps: 4, wordsInScrap: 2.4, scrapsForPoint: 2 } as const;

/** Nobody says seven words in a row without one of these: they are the first to fall out of a copied sentence. */
const glue =
  /^(?:an?|the|to|of|and|or|is|are|am|be|was|were|been|i|we|you|they|he|she|it|them|him|her|us|me|my|our|your|their|his|its|this|that|these|those|i'd|i'll|it's|they're|don't|not|by)$/;
/** So often a row of keywords has none of these: "child price before 15:00 with card". */
const link = /^(?:with|before|after|until|from|when|if|who|for|in|on|at)$/;
const wordsForEachLink = 4;
const isLinked = (tokens: readonly Token[]): boolean =>
  tokens.some(({ lower }) => glue.test(lower)) ||
  tokens.filter(({ lower }) => link.test(lower)).length * wordsForEachLink >= tokens.length;

function isBare({ tokens, quantities, text }: Answer, expected: Expected, made: number): boolean {
  const parts = partsOf(text);
  if (parts.length === 1 && isPhrase(tokens, expected)) return false;
  if (parts.length === 1 && tokens.every(({ content }) => content))
    return tokens.length >= bare.words && !isNote(tokens, expected);
  if (parts.length === 1) return tokens.length >= bare.wordsWithoutGlue && !isLinked(tokens);
  // "14 days" says something by itself.
  const scraps = parts.length - quantities.filter(({ unit }) => unit !== '').length;
  const listed = expected.text.split(/[,;.!?]+|\s(?:and|or)\s/).filter(hasWord).length;
  return (
    scraps >= bare.scraps &&
    scraps > Math.max(bare.scrapsForPoint * made, listed) &&
    tokens.length < bare.wordsInScrap * parts.length
  );
}

/** "Customer signs risk form": a note with its verb, in the material's order. */
const isNote = (tokens: readonly Token[], expected: Expected): boolean => {
  const places = tokens.map(({ concept }) => expected.tokens.findIndex((token) => token.concept === concept));
  const verb = tokens.findIndex(
    ({ lower }) => (instructionOfThirdPerson(lower) ?? baseOfThirdPerson(lower)) !== null,
  );
  return verb !== -1 && verb <= 1 && places.every((place, at) => place >= (places[at - 1] ?? 0));
};

const hasWord = (part: string): boolean => /[\p{L}\p{N}]/u.test(part);
/** "Warranty: faults; insurance: drops" are two parts, each with its name. */
const partsOf = (text: string): string[] =>
  text
    .replaceAll(':', ' ')
    .split(/[,;.!?\n–—]+/)
    .filter(hasWord);

/** Words of the material strung together, or out of their order with hardly a small word between them. */
function isJumble(tokens: readonly Token[], parts: number, expected: readonly Token[]): boolean {
  const contents = expected.filter(({ content }) => content).map(({ concept }) => concept);
  const places = tokens
    .filter(({ content }) => content)
    .map(({ concept }) => contents.indexOf(concept))
    .filter((place, at, all) => place !== -1 && place !== all[at - 1]);
  const shared = new Set(places).size;
  const inOrder = places.slice(1).filter((place, at) => {
    const step = place - (places[at] ?? 0);
    return step > 0 && step <= jumble.neighbours;
  }).length;
  const isInOrder = inOrder >= jumble.mostInOrder * (places.length - 1);
  const smallWords = new Set(tokens.filter(({ content }) => !content).map(({ lower }) => lower)).size;
  const links = tokens.filter(({ lower }) => lower === 'and' || lower === 'or').length;
  // "The price and the option and the first": every other word is the same link.
  const isStrung = links >= jumble.strungTogether * tokens.length && tokens.length >= jumble.leastTokens;
  const isRow = !isInOrder && (smallWords <= jumble.mostSmallWords || tokens.length < 1.5 * parts);
  return (
    (shared >= 4 && isStrung) ||
    (shared >= jumble.leastWords && isRow) ||
    (shared >= 4 && isRow && parts >= 6)
  );
}
