import type { PassageIndex, Place } from './passage-index.ts';
import type { AskedTitles } from './title-index.ts';

/** Term numbers of a query, with how often each was said. What only titles say has numbers below zero. */
export type QueryTerms = ReadonlyMap<number, number>;

const k1 = 1.2;
const b = 0.75;

/** How telling a term is: never below zero, also where it stands in most passages (Lucene's form of Robertson and Spärck Jones). */
export const inverseFrequency = (index: Pick<PassageIndex, 'size' | 'frequencyOf'>, term: number): number => {
  const frequency = index.frequencyOf(term);
  return Math.log(1 + (index.size() - frequency + 0.5) / (frequency + 0.5));
};

/**
 * Okapi BM25 (Robertson and Zaragoza 2009), in which a term that was said twice counts twice: FTS5's own does not, which
 * costs questions of many words (.334 instead of .399 nDCG@10 on CISI). What the title of a document says counts as said
 * in its passages. One score for each place, in their order.
 */
export function bm25(
  index: PassageIndex,
  query: QueryTerms,
  places: readonly Place[],
  titles: Pick<AskedTitles, 'countsOf'> | null,
): Float64Array {
  const weights = Float64Array.from(query, ([term, said]) => said * inverseFrequency(index, term));
  /** Counted from 1; 0 where nobody asked for the term. */
  const askedAs = new Uint16Array(index.termLimit());
  let asked = 0;
  for (const term of query.keys()) askedAs[term] = asked += 1;
  const average = index.averageLength();
  const counts = new Float64Array(asked);
  return Float64Array.from(places, (place) => {
    counts.fill(0);
    for (const term of index.termsAt(place)) {
      const at = askedAs[term] ?? 0;
      if (at > 0) counts[at - 1] = (counts[at - 1] ?? 0) + 1;
    }
    titles?.countsOf(index.documentAt(place))?.forEach((more, at) => {
      counts[at] = (counts[at] ?? 0) + more;
    });
    const long = k1 * (1 - b + (b * index.lengthAt(place)) / average);
    let score = 0;
    counts.forEach((count, at) => {
      if (count > 0) score += ((weights[at] ?? 0) * count * (k1 + 1)) / (count + long);
    });
    return score;
  });
}
