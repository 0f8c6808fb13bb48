import { isNegated } from '#main/kernel/language/polarity.ts';
import type { Term } from '../question.ts';
import { saidAt, type Answer } from './answer.ts';

/** Words of one point stand within this many words of each other, and in at most two sentences. */
const window = { words: 18, sentences: 2 } as const;

/** Words of a point that stand near each other in an answer, by token. */
export type Stretch = {
  /** What the terms that are said in it weigh together. */
  readonly weight: number;
  readonly from: number;
  readonly to: number;
  readonly places: readonly { readonly at: number; readonly term: Term }[];
};

/**
 * The stretch that says most of the terms. Of those that say the same it is the shortest, within one sentence rather than
 * two; among equals the first.
 */
export const densest = (terms: readonly Term[], answer: Answer): Stretch =>
  stretches(terms, answer).reduce((best, one) => (isDenser(one, best, answer) ? one : best), {
    weight: 0,
    from: 0,
    to: 0,
    places: [],
  });

function isDenser(one: Stretch, best: Stretch, { sentenceOf }: Answer): boolean {
  if (one.weight !== best.weight) return one.weight > best.weight;
  const saysTheSame = one.places.every(({ term }) => best.places.some((place) => place.term === term));
  const sentences = ({ from, to }: Stretch): number => (sentenceOf[to] ?? 0) - (sentenceOf[from] ?? 0);
  const fewer = sentences(best) - sentences(one) || best.to - best.from - (one.to - one.from);
  return saysTheSame && fewer > 0;
}

/** A stretch from each place on where one of the terms is said. */
export function stretches(terms: readonly Term[], answer: Answer): Stretch[] {
  const places = terms
    .flatMap((term) => saidAt(answer, term).map((at) => ({ at, term })))
    .toSorted((a, b) => a.at - b.at);
  return places.map(({ at: from }) => {
    const lastSentence = (answer.sentenceOf[from] ?? 0) + window.sentences - 1;
    const within = places.filter(
      ({ at }) => at >= from && at < from + window.words && (answer.sentenceOf[at] ?? 0) <= lastSentence,
    );
    const said = new Set(within.map(({ term }) => term));
    const weight = [...said].reduce((sum, term) => sum + term.weight, 0);
    // It ends where the last of its terms is said for the first time: what follows may belong to another point.
    const to = Math.max(...[...said].map((one) => within.find(({ term }) => term === one)?.at ?? from));
    return { weight, from, to, places: within.filter(({ at }) => at <= to) };
  });
}

/**
 * Whether a stretch denies what it says: half of its words, or the word that comes first in the material, which is most
 * often the verb ("I would not lower my voice and invite them …").
 */
export function isDenied(terms: readonly Term[], { places }: Stretch, { text, tokens }: Answer): boolean {
  const denied = places.filter(({ at }) => isNegated(text, tokens, at, at));
  const head = terms.find((term) => places.some((place) => place.term === term));
  return denied.length * 2 >= places.length || denied.some(({ term }) => term === head);
}
