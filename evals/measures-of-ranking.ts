/** Of one query: each from 0 to 1. */
export type Measures = {
  readonly ndcg10: number;
  readonly map: number;
  readonly recall100: number;
  readonly mrr10: number;
  readonly hit5: number;
};

const gain = (rank: number): number => 1 / Math.log2(rank + 1);
const sumOf = (count: number, of: (rank: number) => number): number =>
  Array.from({ length: count }, (_, at) => of(at + 1)).reduce((sum, value) => sum + value, 0);

/** How good a ranking of documents, best first, is for a query with these relevant ones (trec_eval, binary relevance). */
export function measuresOf(ranking: readonly string[], relevant: ReadonlySet<string>): Measures {
  const ranks = ranking.flatMap((doc, at) => (relevant.has(doc) ? [at + 1] : []));
  const first = ranks[0] ?? Infinity;
  const ideal = sumOf(Math.min(10, relevant.size), gain);
  const found = ranks.filter((rank) => rank <= 10).reduce((sum, rank) => sum + gain(rank), 0);
  const precisions = ranks.reduce((sum, rank, at) => sum + (at + 1) / rank, 0);
  return {
    ndcg10: found / ideal,
    map: precisions / relevant.size,
    recall100: ranks.filter((rank) => rank <= 100).length / relevant.size,
    mrr10: first <= 10 ? 1 / first : 0,
    hit5: first <= 5 ? 1 : 0,
  };
}
