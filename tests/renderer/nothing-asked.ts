import type { GoldenReport } from '#features/library/contract/golden.ts';

/** The report of a branch without a golden question. */
export const nothingAsked = (): GoldenReport => ({
  questions: 0,
  drafts: 0,
  state: 'rest',
  measuredAt: null,
  now: null,
  compared: null,
  categories: [],
  history: [],
});
