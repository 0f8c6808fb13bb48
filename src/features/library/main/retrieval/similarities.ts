import { inverseFrequency } from './bm25.ts';
import type { PassageIndex, Place } from './passage-index.ts';

/** A term that stands in a larger share of all passages tells hardly how they differ, and costs most. */
const mostCommon = 0.05;
/** In a small library everything is common, and nothing costs much. */
const neverCommon = 20;

/** Which terms stand in which rows of the pool, and how heavy each is there; sorted by term, then by row. */
type Postings = {
  readonly rows: Uint32Array;
  readonly weights: Float32Array;
  /** Where the postings of each term end. */
  readonly ends: Uint32Array;
};

/** A term that is too common to be looked at. */
const passedOver = 0xff_ff_ff_ff;

/**
 * The telling terms of each passage with their share of it: (1 + log count) × inverse frequency, one long together. Works
 * on flat arrays, because it is most of the time that a search takes.
 */
function postingsOf(index: PassageIndex, pool: readonly Place[]): Postings {
  const common = Math.max(mostCommon * index.size(), neverCommon);
  const most = pool.reduce((sum, place) => sum + index.lengthAt(place), 0);
  const slots = new Uint32Array(most);
  const rows = new Uint32Array(most);
  const weights = new Float32Array(most);
  const slotOf = new Uint32Array(index.termLimit());
  const lastOf = new Uint32Array(most + 1);
  const inverse = new Float64Array(most + 1);
  let slotCount = 0;
  let entries = 0;
  pool.forEach((place, row) => {
    const first = entries;
    for (const term of index.termsAt(place)) {
      let slot = slotOf[term] ?? 0;
      if (slot === 0) {
        slot = index.frequencyOf(term) > common ? passedOver : (slotCount += 1);
        slotOf[term] = slot;
        if (slot !== passedOver) inverse[slot] = inverseFrequency(index, term);
      }
      if (slot === passedOver) continue;
      const last = lastOf[slot] ?? 0;
      if (last > first) weights[last - 1] = (weights[last - 1] ?? 0) + 1;
      else {
        slots[entries] = slot;
        rows[entries] = row;
        weights[entries] = 1;
        entries += 1;
        lastOf[slot] = entries;
      }
    }
    let squares = 0;
    for (let entry = first; entry < entries; entry += 1) {
      const weight = (1 + Math.log(weights[entry] ?? 1)) * (inverse[slots[entry] ?? 0] ?? 0);
      weights[entry] = weight;
      squares += weight * weight;
    }
    const length = Math.sqrt(squares) || 1;
    for (let entry = first; entry < entries; entry += 1) weights[entry] = (weights[entry] ?? 0) / length;
  });
  return sortedBySlot({ slots, rows, weights, entries, slotCount });
}

/** Counting sort; the rows of a slot stay in their order. */
function sortedBySlot(o: {
  readonly slots: Uint32Array;
  readonly rows: Uint32Array;
  readonly weights: Float32Array;
  readonly entries: number;
  readonly slotCount: number;
}): Postings {
  const ends = new Uint32Array(o.slotCount + 1);
  for (let entry = 0; entry < o.entries; entry += 1) {
    const slot = o.slots[entry] ?? 0;
    ends[slot] = (ends[slot] ?? 0) + 1;
  }
  let start = 0;
  ends.forEach((count, slot) => {
    ends[slot] = start;
    start += count;
  });
  const rows = new Uint32Array(o.entries);
  const weights = new Float32Array(o.entries);
  for (let entry = 0; entry < o.entries; entry += 1) {
    const slot = o.slots[entry] ?? 0;
    const at = ends[slot] ?? 0;
    ends[slot] = at + 1;
    rows[at] = o.rows[entry] ?? 0;
    weights[at] = o.weights[entry] ?? 0;
  }
  return { rows, weights, ends };
}

/**
 * How alike some passages are in their words: cosines of the vectors of their telling terms, as a symmetric matrix, row
 * after row, with zeros on its diagonal. Works through the terms that they share.
 */
export function lexicalSimilarities(index: PassageIndex, pool: readonly Place[]): Float32Array {
  const size = pool.length;
  const similar = new Float32Array(size * size);
  const { rows, weights, ends } = postingsOf(index, pool);
  let start = 0;
  for (const end of ends) {
    for (let one = start + 1; one < end; one += 1) {
      const row = (rows[one] ?? 0) * size;
      const heavy = weights[one] ?? 0;
      for (let other = start; other < one; other += 1) {
        const cell = row + (rows[other] ?? 0);
        similar[cell] = (similar[cell] ?? 0) + heavy * (weights[other] ?? 0);
      }
    }
    start = end;
  }
  for (let row = 1; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) {
      similar[column * size + row] = similar[row * size + column] ?? 0;
    }
  }
  return similar;
}
