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

/** Vectors one after the other, each with its own scale. */
export type PackedVectors = { readonly values: Int8Array; readonly scales: Float32Array };

export function packVectors(vectors: readonly Float32Array[], dimensions: number): PackedVectors {
  const values = new Int8Array(vectors.length * dimensions);
  const scales = new Float32Array(vectors.length);
  vectors.forEach((vector, at) => {
    const packed = packVector(vector);
    values.set(packed.values, at * dimensions);
    scales[at] = packed.scale;
  });
  return { values, scales };
}

/** As many bytes as one instruction multiplies, and as memory grows by. */
const lane = 16;
const page = 65_536;
/** Products are made of so many rows at once. */
const rowsAtOnce = 4096;
const bytesOfProduct = 4;

export type Near = { readonly place: Place; readonly cosine: number };

/**
 * What finds passages by their unit vectors. It holds nothing that cannot be made anew from the store; a test says what any
 * kind of it has to do (tests/features/library/vector-index.ts).
 */
export type VectorIndex = {
  readonly dimensions: number;
  /** Those of the passages from `first` on, in the place of what was there. */
  readonly set: (first: Place, vectors: PackedVectors) => void;
  /** The cosines of a unit vector and those of passages, in their order; 0 where a passage has none. */
  readonly cosinesTo: (query: Float32Array, places: readonly Place[]) => Float64Array;
  readonly cosineBetween: (one: Place, other: Place) => number;
  /**
   * The passages whose vectors are nearest to a unit vector, nearest first: those that are accepted, with a cosine above
   * zero.
   */
  readonly nearest: (query: Float32Array, limit: number, isAccepted: (place: Place) => boolean) => Near[];
};

/** Vectors of one byte a dimension in the memory of `dot.wat`. At 128 dimensions 100,000 of them take 13 MB. */
export function createVectorTable(dimensions: number): VectorIndex {
  const { memory, dot, dots } = instantiateDot();
  const stride = Math.ceil(dimensions / lane) * lane;
  /** The query lies first, then room for products, then the rows. */
  const products = stride;
  const firstRow = products + rowsAtOnce * bytesOfProduct;
  const addressOf = (place: Place): number => firstRow + stride * place;
  let rows = 0;
  /** 0 where a place has no vector. */
  let scales = new Float32Array(1024);

  const makeRoom = (wanted: number): void => {
    if (wanted > scales.length) {
      const more = new Float32Array(Math.max(wanted, scales.length * 2));
      more.set(scales);
      scales = more;
    }
    const lacking = Math.ceil((addressOf(scales.length) - memory.buffer.byteLength) / page);
    if (lacking > 0) memory.grow(lacking);
    rows = Math.max(rows, wanted);
  };
  makeRoom(0);

  const set = (first: Place, vectors: PackedVectors): void => {
    const count = vectors.scales.length;
    makeRoom(first + count);
    const bytes = new Int8Array(memory.buffer);
    for (let at = 0; at < count; at += 1) {
      bytes.set(vectors.values.subarray(at * dimensions, (at + 1) * dimensions), addressOf(first + at));
    }
    scales.set(vectors.scales, first);
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
    cosinesTo: (query, places) => {
      const scale = putQuery(query);
      return Float64Array.from(places, (place) =>
        place < rows ? dot(0, addressOf(place), stride) * scale * (scales[place] ?? 0) : 0,
      );
    },
    cosineBetween: (one, other) =>
      one < rows && other < rows
        ? dot(addressOf(one), addressOf(other), stride) * (scales[one] ?? 0) * (scales[other] ?? 0)
        : 0,
    nearest: (query, limit, isAccepted) => {
      const scale = putQuery(query);
      const best: Near[] = [];
      let least = 0;
      for (let start = 0; start < rows; start += rowsAtOnce) {
        const count = Math.min(rowsAtOnce, rows - start);
        dots(0, addressOf(start), stride, count, products);
        const made = new Int32Array(memory.buffer, products, count);
        for (let at = 0; at < count; at += 1) {
          const cosine = (made[at] ?? 0) * (scales[start + at] ?? 0) * scale;
          if (cosine <= least || !isAccepted(start + at)) continue;
          if (best.length >= limit) best.pop();
          let place = best.length;
          while (place > 0 && (best[place - 1]?.cosine ?? 0) < cosine) place -= 1;
          best.splice(place, 0, { place: start + at, cosine });
          if (best.length >= limit) least = best.at(-1)?.cosine ?? 0;
        }
      }
      return best;
    },
  };
}
