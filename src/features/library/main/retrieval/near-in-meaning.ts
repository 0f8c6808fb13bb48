import type { TermCounts } from './embedder.ts';
import type { PassageIndex, Place } from './passage-index.ts';
import type { Meanings } from './rank-passages.ts';

const mostNear = 50;
/**
 * Without a word of the query a passage has to be as near as this: of those that are not, one in 140 is what somebody looked
 * for, and a rare word that was typed by itself had a dozen of them below the passage that holds it.
 */
const leastCosine = 0.3;

function sharesWord(index: PassageIndex, place: Place, query: TermCounts): boolean {
  for (const term of index.termsAt(place)) if (query.has(term)) return true;
  return false;
}

/** The passages that are nearest to a query by what it means, in whatever words; those that `isAsked` accepts. */
export const nearInMeaning = (
  index: PassageIndex,
  { embedder, vectors }: Meanings,
  query: TermCounts,
  isAsked: (place: Place) => boolean,
): Place[] =>
  vectors
    .nearest(embedder.embed(query), mostNear, isAsked)
    .filter(({ place, cosine }) => cosine >= leastCosine || sharesWord(index, place, query))
    .map(({ place }) => place);
