import { instantiateDot } from './dot.ts';
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

/** As many bytes as one instruction multiplies, and as memory grows by. */
const lane = 16;
const page = 65_536;

/**
 * Unit vectors of passages by their places in the index, one byte a dimension, in the memory of `dot.wat`. At 128
 * dimensions 100,000 of them take 13 MB.
 */
export function createVectorTable(dimensions: number) {
  const { memory, dot } = instantiateDot();
  const stride = Math.ceil(dimensions / lane) * lane;
  /** The query lies first, then the rows. */
  const addressOf = (place: Place): number => stride * (place + 1);
  let rows = 0;
  let scales = new Float32Array(1024);

  const makeRoom = (wanted: number): void => {
    while (wanted > scales.length) {
      const more = new Float32Array(scales.length * 2);
      more.set(scales);
      scales = more;
    }
    const needed = addressOf(scales.length);
    const lacking = Math.ceil((needed - memory.buffer.byteLength) / page);
    if (lacking > 0) memory.grow(lacking);
    rows = Math.max(rows, wanted);
  };
  makeRoom(0);

  const set = (place: Place, { values, scale }: PackedVector): void => {
    makeRoom(place + 1);
    new Int8Array(memory.buffer).set(values, addressOf(place));
    scales[place] = scale;
  };

  /** Puts a query where products are made of it, and answers what to multiply them by. */
  const putQuery = (query: Float32Array): number => {
    const { values, scale } = packVector(query);
    new Int8Array(memory.buffer).set(values, 0);
    return scale;
  };

  return {
    dimensions,
    set,
    /** The cosines of a unit vector and those of passages, in their order; 0 where a passage has none. */
    cosinesTo: (query: Float32Array, places: readonly Place[]): Float64Array => {
      const scale = putQuery(query);
      return Float64Array.from(places, (place) =>
        place < rows ? dot(0, addressOf(place), stride) * scale * (scales[place] ?? 0) : 0,
      );
    },
    cosineBetween: (one: Place, other: Place): number =>
      one < rows && other < rows
        ? dot(addressOf(one), addressOf(other), stride) * (scales[one] ?? 0) * (scales[other] ?? 0)
        : 0,
  };
}
export type VectorTable = ReturnType<typeof createVectorTable>;
