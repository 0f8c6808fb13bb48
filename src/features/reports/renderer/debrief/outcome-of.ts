import type { CheckView } from './report-view.ts';

/** What came of a check, as a reader thinks of it: a never-do that did not happen was avoided, not got right. */
export const outcomeOf = ({
  verdict,
  points,
}: Pick<CheckView, 'verdict' | 'points'>): 'right' | 'avoided' | 'missed' | 'wrong' =>
  verdict === 'met' ? (points < 0 ? 'avoided' : 'right') : verdict;
