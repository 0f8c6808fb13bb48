import type { Place } from './passage-index.ts';

/** A vector in one byte a dimension: `values[i] * scale` is about what it was. */
export type PackedVector = { readonly values: Int8Array; readonly scale: number };

const largest = 127;

/** The nearest vector of whole bytes. A vector of zeros stays one. */
export function packVector(vector: Float32Array): PackedVector {
  let most = 0;
  for (const value of vector) most = Math.max(most, Math.abs(value));
  const scale = most / largest;
  return { values: Int8Array.from(vector, (value) => (scale === 0 ? 0 : Math.round(value / scale))), scale };
}

/**
 * Unit vectors of passages by their places in the index, in one byte a dimension. At 128 dimensions 100,000 of them take
 * 13 MB; scanning finds the nearest exactly, but for what the rounding costs.
 */
export function createVectorTable(dimensions: number) {
  let rows = new Int8Array(1024 * dimensions);
  let scales = new Float32Array(1024);

  const set = (place: Place, { values, scale }: PackedVector): void => {
    while (place >= scales.length) {
      const moreRows = new Int8Array(rows.length * 2);
      moreRows.set(rows);
      rows = moreRows;
      const moreScales = new Float32Array(scales.length * 2);
      moreScales.set(scales);
      scales = moreScales;
    }
    rows.set(values, place * dimensions);
    scales[place] = scale;
  };

  /** The cosine of a unit vector and that of a passage; 0 where the passage has none. */
  const cosineTo = (query: Float32Array, place: Place): number => {
    const scale = scales[place] ?? 0;
    if (scale === 0) return 0;
    const row = place * dimensions;
    let sum = 0;
    for (let at = 0; at < dimensions; at += 1) sum += (query[at] ?? 0) * (rows[row + at] ?? 0);
    return sum * scale;
  };

  return {
    dimensions,
    set,
    cosineTo,
    cosineBetween: (one: Place, other: Place): number => {
      const [first, second] = [one * dimensions, other * dimensions];
      let sum = 0;
      for (let at = 0; at < dimensions; at += 1) sum += (rows[first + at] ?? 0) * (rows[second + at] ?? 0);
      return sum * (scales[one] ?? 0) * (scales[other] ?? 0);
    },
  };
}
export type VectorTable = ReturnType<typeof createVectorTable>;
