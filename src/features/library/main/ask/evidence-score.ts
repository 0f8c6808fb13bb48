import type { Features, Weighed } from './weigh-evidence.ts';

/** Evidence with the passage that it is of. */
export type Scored<P> = Weighed & { readonly passage: P; readonly score: number };

/** Fitted by a softmax over all stretches of a question and "not in the material" (0250). */
const weights: Readonly<Record<keyof Features, number>> = {
  inSentence: 1.693,
  around: 1.784,
  alone: 1.03,
  missing: -0.172,
  missingAround: -0.5,
  unknown: -0.142,
  mostUnknown: -0.035,
  few: -1.06,
  matched: 1.388,
  pairsApart: -0.473,
  figureMissing: -1.899,
  figureThere: 1.584,
  kindMissing: -0.591,
  kindThere: 0.407,
  nearFigure: 1.241,
  found: 3.094,
  asksFigure: -0.314,
};
const bias = -7.531;

/** From here on a stretch is taken for an answer: calibrated by cross-validation (0250). */
const leastScore = -1.3;

export function scoreOf(features: Features): number {
  const values: Readonly<Record<string, number>> = features;
  return Object.entries(weights).reduce(
    (score, [name, weight]) => score + weight * (values[name] ?? 0),
    bias,
  );
}

export const isEvidence = (score: number): boolean => score >= leastScore;
