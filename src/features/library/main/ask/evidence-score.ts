import type { Features, Weighed } from './weigh-evidence.ts';

/** Evidence with the passage that it is of, and how it stands among others. */
export type Ranked<P> = Weighed & { readonly passage: P; readonly rank: number };

type Weights = Readonly<Partial<Record<keyof Features, number>>>;

// Fitted on questions, and on the same ones without the sentence that answers them; how, and what came of it: 0250.
/** Which of all stretches answers best, if any does: a softmax over them. */
const ranking: Weights = {
  inSentence: 3.1,
  inWindow: 2.7,
  inPassage: 1.1,
  matched: 2,
  figureMissing: -4.3,
  nearFigure: 3.1,
  found: 2.4,
};
/** Whether the best is an answer: a logistic regression. */
const judging: Weights = {
  inSentence: 0.9,
  inPassage: 0.5,
  few: -1.9,
  figureMissing: -1.9,
  nearFigure: 1.2,
  found: 2.4,
};
const bias = -1.7;
/** A telling word that the whole passage lacks counts for more than the sum of small gaps. */
const gap = { from: 0.4, weight: -2.5 };

/** Below this it is no answer: where the errors of both kinds were fewest. */
const leastSurety = -0.3;
/** Of what was asked, as much stands in the passage at least. A few texts are too few to tell which words are rare. */
const leastCovered = 0.35;

const sumOf = (weights: Weights, features: Features): number => {
  const values: Readonly<Record<string, number>> = features;
  return Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (values[name] ?? 0), 0);
};

/** How well a stretch answers, among others to the same question. */
export const rankOf = (features: Features): number => sumOf(ranking, features);

/** Whether a stretch answers at all. */
export const isAnswer = (features: Features): boolean =>
  features.inPassage >= leastCovered &&
  bias + sumOf(judging, features) + gap.weight * Math.max(0, features.missing - gap.from) >= leastSurety;
