import { negatesAt } from '#main/kernel/language/polarity.ts';
import { sameQuantity, type Quantity } from '#main/kernel/language/quantities.ts';
import type { Answer } from './answer.ts';
import type { Contradiction, TokenSpan } from './match.ts';

/**
 * A small word that turns a statement round without a "not": "before" for "after", "without" for "with", "less than" for
 * "more than". `pole` tells which of the two it is.
 */
type Relation = TokenSpan & {
  readonly kind: 'order' | 'company' | 'share' | 'bound';
  readonly pole: 1 | -1;
  /** What it is said of: a word by its concept, or a figure. */
  readonly concept: string;
  readonly figure: Quantity | null;
  /** Its sentence is denied: "not after 14 days" is "within 14 days". */
  readonly denied: boolean;
};

type Pole = readonly [kind: Relation['kind'], pole: 1 | -1];
const ofWords = new Map<string, Pole>([
  ['before', ['order', 1]],
  ['prior to', ['order', 1]],
  ['after', ['order', -1]],
  ['once', ['order', -1]],
  ['with', ['company', 1]],
  ['without', ['company', -1]],
  ['most', ['share', 1]],
  ['all', ['share', 1]],
  ['every', ['share', 1]],
  ['no', ['share', -1]],
  ['none of', ['share', -1]],
  ['hardly any', ['share', -1]],
]);
const bounds = (pole: 1 | -1, words: string): [string, Pole][] =>
  words.split(',').map((one) => [one.trim(), ['bound', pole]]);
const ofFigures = new Map([
  ...bounds(
    1,
    'within, up to, at most, at the most, a maximum of, no more than, not more than, no later than',
  ),
  ...bounds(1, 'less than, fewer than, under, below, before, shorter than, until, till'),
  ...bounds(-1, 'more than, over, above, at least, a minimum of, no less than, longer than, after, from'),
]);
const behindFigures = new Map([
  ...bounds(1, 'or less, or fewer, or under, or younger, at most'),
  ...bounds(-1, 'or more, or over, or older, or longer, and more, and over'),
]);

const longestWords = 3;
/** So far ahead of its relation a word may stand: "before you hand over …", "after the first visit". */
const reach = 4;
const sentenceEnd = /[.;!?\n]/;

/**
 * Where an answer says the reverse of the material, as in "before the fitting" for "after the fitting". What is banned
 * may be named without its "not".
 */
export function reversedRelations(material: Answer, answer: Answer, isBan: boolean): Contradiction[] {
  const agrees = (one: Relation, other: Relation): boolean =>
    one.pole === other.pole || (!isBan && one.denied !== other.denied);
  const known = relationsIn(material);
  const said = relationsIn(answer);
  return said.flatMap((one) => {
    const about = known.filter((other) => isAboutTheSame(one, other));
    if (about.length === 0 || about.some((other) => agrees(one, other))) return [];
    const isAlsoRight = said.some(
      (other) => isAboutTheSame(other, one) && about.some((right) => agrees(other, right)),
    );
    return isAlsoRight ? [] : [{ said: { from: one.from, to: one.to }, concept: one.concept }];
  });
}

const isAboutTheSame = (one: Relation, other: Relation): boolean =>
  one.kind === other.kind &&
  (one.figure === null || other.figure === null
    ? one.figure === other.figure && one.concept === other.concept
    : sameQuantity(one.figure, other.figure));

function relationsIn(text: Answer): Relation[] {
  const { tokens } = text;
  const found: Relation[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const here = relationAt(text, at);
    if (here === null) continue;
    found.push(here.relation);
    // "No more than" is not also "more than".
    at += here.words - 1;
  }
  return found;
}

function relationAt(
  text: Answer,
  at: number,
): { readonly relation: Relation; readonly words: number } | null {
  for (let length = longestWords; length > 0; length--) {
    const words = wordsFrom(text, at, length);
    const relation =
      ofFigure(text, at, at + length, ofFigures.get(words)) ??
      behindFigure(text, at, length, behindFigures.get(words)) ??
      ofWord(text, at, at + length, ofWords.get(words));
    if (relation !== null) return { relation, words: length };
  }
  return null;
}

const wordsFrom = ({ tokens }: Answer, at: number, length: number): string =>
  tokens
    .slice(at, at + length)
    .map(({ lower }) => lower)
    .join(' ');

function ofFigure(text: Answer, at: number, next: number, pole: Pole | undefined): Relation | null {
  const figure = text.quantities.find(({ start, end }) => {
    const from = text.tokens[next]?.start ?? -1;
    return start <= from && from < end;
  });
  return pole === undefined || figure === undefined
    ? null
    : relation(text, at, next, pole, figure.noun, figure);
}

function behindFigure(text: Answer, at: number, length: number, pole: Pole | undefined): Relation | null {
  const before = text.tokens[at - 1];
  const figure = text.quantities.find(({ end }) => end === before?.end);
  return pole === undefined || figure === undefined
    ? null
    : relation(text, at - 1, at + length - 1, pole, figure.noun, figure);
}

/** What points back ("after that", "with it") is said of nothing that is named. */
const pointsBack = /^(?:that|this|these|those|them|which|whom|all|doing|so)$/;

function ofWord(text: Answer, at: number, next: number, pole: Pole | undefined): Relation | null {
  if (pole === undefined || pointsBack.test(text.tokens[next]?.lower ?? '')) return null;
  for (let to = next; to < next + reach; to++) {
    const token = text.tokens[to];
    const gap = text.text.slice(text.tokens[to - 1]?.end ?? 0, token?.start ?? 0);
    if (token === undefined || /[.,;:!?\n]/.test(gap)) return null;
    if (token.content) return relation(text, at, to, pole, token.concept, null);
  }
  return null;
}

function relation(
  text: Answer,
  from: number,
  to: number,
  [kind, pole]: Pole,
  concept: string,
  figure: Quantity | null,
): Relation {
  // "After 14 days no refund is paid": what holds of a figure may be denied behind it.
  const denied = kind !== 'share' && isDenied(text, from, to, kind === 'bound');
  return { kind, pole, from, to, concept, figure, denied };
}

/** Whether the sentence before the tokens, or around them, is denied, apart from what they say themselves. */
function isDenied({ text, tokens }: Answer, from: number, to: number, around: boolean): boolean {
  const gap = (at: number): string => text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0);
  const breaksBefore = (at: number): boolean =>
    at >= tokens.length || sentenceEnd.test(gap(at)) || tokens[at]?.lower === 'but';
  let first = from;
  while (first > 0 && !breaksBefore(first)) first -= 1;
  // "After 14 days, no refund" goes on behind its comma, "at most 12 hours, never earlier" does not.
  const ends = (at: number): boolean => breaksBefore(at) || (first !== from && gap(at).includes(','));
  let last = to;
  if (around) while (!ends(last + 1)) last += 1;
  let denials = 0;
  for (let at = first; at <= last; at++) if ((at < from || at > to) && negatesAt(tokens, at)) denials += 1;
  return denials % 2 === 1;
}
