import { inverseFrequency } from './bm25.ts';
import type { PassageIndex, Place } from './passage-index.ts';

/** A term that stands in a larger share of all passages tells hardly how they differ, and costs most. */
const mostCommon = 0.05;
/** In a small library everything is common, and nothing costs much. */
const neverCommon = 20;

/** A passage as its telling terms, each with its share: (1 + log count) × inverse frequency, one long together. */
function weightsOf(index: PassageIndex, place: Place): [term: number, weight: number][] {
  const terms = index.termsAt(place).toSorted();
  const common = Math.max(mostCommon * index.size(), neverCommon);
  const weights: [number, number][] = [];
  let squares = 0;
  for (let start = 0; start < terms.length;) {
    const term = terms[start] ?? 0;
    let end = start + 1;
    while (terms[end] === term) end += 1;
    if (index.frequencyOf(term) <= common) {
      const weight = (1 + Math.log(end - start)) * inverseFrequency(index, term);
      squares += weight * weight;
      weights.push([term, weight]);
    }
    start = end;
  }
  const length = Math.sqrt(squares);
  for (const weight of weights) weight[1] /= length;
  return weights;
}

/**
 * How alike some passages are in their words: cosines of the vectors of their telling terms, as a symmetric matrix, row
 * after row, with zeros on its diagonal. Works through the terms that they share.
 */
export function lexicalSimilarities(index: PassageIndex, pool: readonly Place[]): Float32Array {
  const size = pool.length;
  const similar = new Float32Array(size * size);
  /** For each term where it stands in the pool, and how heavy it is there. */
  const postings = new Map<number, { readonly at: number[]; readonly weight: number[] }>();
  pool.forEach((place, at) => {
    for (const [term, weight] of weightsOf(index, place)) {
      const posting = postings.get(term);
      if (posting === undefined) postings.set(term, { at: [at], weight: [weight] });
      else {
        posting.at.push(at);
        posting.weight.push(weight);
      }
    }
  });
  for (const { at, weight } of postings.values()) {
    for (let one = 1; one < at.length; one += 1) {
      const row = (at[one] ?? 0) * size;
      const heavy = weight[one] ?? 0;
      for (let other = 0; other < one; other += 1) {
        const cell = row + (at[other] ?? 0);
        similar[cell] = (similar[cell] ?? 0) + heavy * (weight[other] ?? 0);
      }
    }
  }
  for (let row = 1; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) {
      similar[column * size + row] = similar[row * size + column] ?? 0;
    }
  }
  return similar;
}
