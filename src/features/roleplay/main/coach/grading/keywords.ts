import type { Token } from '../language/tokens.ts';
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

/**
 * Words thrown in without a clause. Short clauses ("clean the scalp, press the tape") and listed things are none; what
 * gives it away is a row without the small words of grammar, or one in another order than anybody would say it. `made`
 * is the number of points that the answer makes.
 */
export function isRowOfKeywords({ tokens, text }: Answer, expected: readonly Token[], made: number): boolean {
  // "Warranty: faults; insurance: drops" are two parts, each with its name.
  const named = text.replaceAll(':', ' ');
  const parts = named.split(/[,;.!?\n–—]+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
  if (isBare(tokens, parts, expected, made)) return true;
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
  tokens.filter(({ content, lower }) => !content && lower.length <= 3).length >=
  leastSmallWords * tokens.length;

/** A curt answer puts words together ("rinse the skin"); single words, or six and more without any link, say nothing. */
/** Where every second part makes a point, they are the things that were asked for. */
const mostParts = 2;
const bare = { parts: 4, wordsInPart: 1.5, words: 6 } as const;

function isBare(tokens: readonly Token[], parts: number, expected: readonly Token[], made: number): boolean {
  if (tokens.some(({ content }) => !content) || !hasSmallWords(expected)) return false;
  return (
    (parts === 1 && tokens.length >= bare.words) ||
    (parts >= bare.parts && parts > mostParts * made && tokens.length < bare.wordsInPart * parts)
  );
}

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
