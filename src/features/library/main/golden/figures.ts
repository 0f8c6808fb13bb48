import { type Compared, type Figures, worseBy } from '../../contract/golden.ts';

/** A question as it was measured: at which place each of its right passages was found; `null`: at none. */
export type Measured = {
  readonly questionId: string;
  readonly categoryId: string;
  readonly revision: number;
  readonly ranks: readonly (number | null)[];
};

/** Two that differ by less are the same: sums of shares are not exact. */
const nothing = 1e-9;

/** The place of the first right passage. */
export const bestRank = (ranks: readonly (number | null)[]): number | null =>
  ranks.reduce((best, rank) => (best === null || (rank !== null && rank < best) ? rank : best), null);

const recallAt = (ranks: readonly (number | null)[], k: number): number =>
  ranks.filter((rank) => rank !== null && rank <= k).length / ranks.length;

/** The figures of some questions; `null`: of none. */
export function figuresOf(measured: readonly Measured[]): Figures | null {
  const questions = measured.length;
  if (questions === 0) return null;
  const mean = (of: (ranks: readonly (number | null)[]) => number): number =>
    measured.reduce((sum, { ranks }) => sum + of(ranks), 0) / questions;
  return {
    questions,
    recall1: mean((ranks) => recallAt(ranks, 1)),
    recall3: mean((ranks) => recallAt(ranks, 3)),
    recall10: mean((ranks) => recallAt(ranks, 10)),
    mrr: mean((ranks) => 1 / (bestRank(ranks) ?? Number.POSITIVE_INFINITY)),
  };
}

/** The figures of several categories as one, each weighed by its questions; `null`: of none. */
export function together(figures: readonly Figures[]): Figures | null {
  const questions = figures.reduce((sum, one) => sum + one.questions, 0);
  if (questions === 0) return null;
  const mean = (name: Exclude<keyof Figures, 'questions'>): number =>
    figures.reduce((sum, one) => sum + one[name] * one.questions, 0) / questions;
  return {
    questions,
    recall1: mean('recall1'),
    recall3: mean('recall3'),
    recall10: mean('recall10'),
    mrr: mean('mrr'),
  };
}

/**
 * Compares two measurements by the questions that are in both and ask the same: one that was added since, or asked
 * otherwise, makes nothing better or worse. `null`: there is none.
 */
export function compare(before: readonly Measured[], now: readonly Measured[]): Compared | null {
  const earlier = new Map(before.map((one) => [one.questionId, one]));
  const pairs = now.flatMap((one) => {
    const was = earlier.get(one.questionId);
    return was === undefined || was.revision !== one.revision ? [] : [{ was, is: one }];
  });
  const was = figuresOf(pairs.map((pair) => pair.was));
  const is = figuresOf(pairs.map((pair) => pair.is));
  if (was === null || is === null) return null;
  const steps = pairs.map((pair) => placeOf(pair.is.ranks) - placeOf(pair.was.ranks));
  return {
    before: was,
    now: is,
    worse: steps.filter((step) => step > 0).length,
    better: steps.filter((step) => step < 0).length,
    isWorse: was.recall3 - is.recall3 > nothing || was.mrr - is.mrr > worseBy.mrr + nothing,
  };
}

/** A place that can be counted with, whatever was not found stands behind everything. */
const placeOf = (ranks: readonly (number | null)[]): number => bestRank(ranks) ?? Number.MAX_SAFE_INTEGER;

/** The same, for each category by itself. */
export function compareCategories(
  before: readonly Measured[],
  now: readonly Measured[],
): ReadonlyMap<string, Compared> {
  const compared = new Map<string, Compared>();
  for (const [categoryId, some] of Map.groupBy(now, (one) => one.categoryId)) {
    const both = compare(before, some);
    if (both !== null) compared.set(categoryId, both);
  }
  return compared;
}
