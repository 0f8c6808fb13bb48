import type { ReportView } from './report-view.ts';

type CategoryKey = ReportView['categoryScores'][number]['key'];

/** What the category scores say, before it is put into words. */
export type CategoryTakeaway =
  | { readonly kind: 'none' | 'allZero' }
  | { readonly kind: 'same'; readonly score: number }
  | { readonly kind: 'lowest'; readonly lowest: CategoryKey }
  | {
      readonly kind: 'gained';
      readonly gained: CategoryKey;
      readonly by: number;
      readonly lowest: CategoryKey;
    };

/** Which category is lowest, and which gained most since the practice before. */
export function categoryTakeaway(
  now: ReportView['categoryScores'],
  before: ReportView['categoryScores'] | null,
): CategoryTakeaway {
  const scored = now.flatMap(({ key, score }) => (score === null ? [] : [{ key, score }]));
  const lowest = scored.toSorted((one, other) => one.score - other.score)[0];
  if (lowest === undefined) return { kind: 'none' };
  const most = scored
    .flatMap(({ key, score }) => {
      const earlier = before?.find((one) => one.key === key)?.score ?? null;
      return earlier === null ? [] : [{ key, by: score - earlier }];
    })
    .toSorted((one, other) => other.by - one.by)[0];
  if (most !== undefined && most.by > 0) {
    return { kind: 'gained', gained: most.key, by: most.by, lowest: lowest.key };
  }
  const allEqual = scored.length > 1 && scored.every(({ score }) => score === lowest.score);
  if (!allEqual) return { kind: 'lowest', lowest: lowest.key };
  return lowest.score === 0 ? { kind: 'allZero' } : { kind: 'same', score: lowest.score };
}

/** What the scores over time say, the last of which is this practice. */
export type HistoryTakeaway =
  | { readonly kind: 'first' | 'bestEqual' }
  | { readonly kind: 'best'; readonly by: number }
  | { readonly kind: 'up' | 'down'; readonly by: number; readonly best: number }
  | { readonly kind: 'same'; readonly best: number };

export function historyTakeaway(history: ReportView['history']): HistoryTakeaway {
  const scores = history.map(({ overall }) => overall);
  const [last, before] = [scores.at(-1), scores.at(-2)];
  if (last === undefined || before === undefined) return { kind: 'first' };
  const best = Math.max(...scores.slice(0, -1));
  const by = Math.abs(last - before);
  if (last > best) return { kind: 'best', by };
  if (last === best) return { kind: 'bestEqual' };
  if (last === before) return { kind: 'same', best };
  return { kind: last > before ? 'up' : 'down', by, best };
}
