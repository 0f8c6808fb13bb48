import { describe, expect, test } from 'vitest';
import { packVectors, type VectorIndex } from '#features/library/main/retrieval/vector-table.ts';

const dimensions = 20;
/** More than any kind of it has room for at first, and no round number. */
const count = 9001;

/** The same vectors each time. */
function unitVectors(): Float32Array[] {
  let state = 3;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: dimensions }, random);
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  });
}
const vectors = unitVectors();
const at = (place: number): Float32Array => vectors[place] ?? new Float32Array(dimensions);
const cosine = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, dimension) => sum + value * (other[dimension] ?? 0), 0);
const all = (): boolean => true;

/** What every kind of index of vectors does. One byte a dimension is close enough. */
export function describeVectorIndex(name: string, create: (dimensions: number) => VectorIndex): void {
  describe(`the vector index ${name}`, () => {
    const filled = (): VectorIndex => {
      const index = create(dimensions);
      for (let first = 0; first < count; first += 50) {
        index.set(first, packVectors(vectors.slice(first, first + 50), dimensions));
      }
      return index;
    };

    test('gives the cosines of what was put into it, and 0 of what was not', () => {
      const index = filled();
      const [near, beyond] = index.cosinesTo(at(1234), [7, count + 5]);
      expect(near).toBeCloseTo(cosine(at(1234), at(7)), 1);
      expect(beyond).toBe(0);
      expect(index.cosineBetween(1234, 1234)).toBeCloseTo(1, 1);
      expect(index.cosineBetween(8, 1234)).toBeCloseTo(cosine(at(8), at(1234)), 1);
      expect(index.cosineBetween(8, count + 5)).toBe(0);
    });

    test('finds the nearest of all, nearest first', () => {
      const index = filled();
      let right = 0;
      for (let query = 0; query < count; query += 450) {
        const truly = [...vectors.keys()]
          .toSorted((one, other) => cosine(at(query), at(other)) - cosine(at(query), at(one)))
          .slice(0, 10);
        const found = index.nearest(at(query), 10, all);
        expect(found[0]?.place).toBe(query);
        const cosines = found.map((one) => one.cosine);
        expect(cosines).toEqual(cosines.toSorted((one, other) => other - one));
        right += found.filter(({ place }) => truly.includes(place)).length;
      }
      expect(right / 210).toBeGreaterThanOrEqual(0.98);
    });

    test('leaves out what is not accepted, and finds others for it', () => {
      const index = filled();
      const isEven = (place: number): boolean => place % 2 === 0;
      const found = index.nearest(at(1), 10, isEven);
      expect(found).toHaveLength(10);
      expect(found.every(({ place }) => isEven(place))).toBe(true);
      expect(index.nearest(at(1), 10, () => false)).toEqual([]);
    });

    test('finds nothing that points the other way, and nothing while it is empty', () => {
      const index = create(dimensions);
      expect(index.nearest(at(0), 10, all)).toEqual([]);
      index.set(0, packVectors([at(0).map((value) => -value)], dimensions));
      expect(index.nearest(at(0), 10, all)).toEqual([]);
    });

    test('takes another vector in the place of one', () => {
      const index = filled();
      index.set(77, packVectors([at(5)], dimensions));
      expect(index.cosineBetween(77, 5)).toBeCloseTo(1, 1);
      expect(
        index
          .nearest(at(5), 2, all)
          .map(({ place }) => place)
          .toSorted((one, other) => one - other),
      ).toEqual([5, 77]);
    });

    test('a vector of zeros is near nothing', () => {
      const index = create(dimensions);
      index.set(0, packVectors([new Float32Array(dimensions), at(1)], dimensions));
      expect(index.nearest(at(1), 10, all).map(({ place }) => place)).toEqual([1]);
      expect(index.nearest(new Float32Array(dimensions), 10, all)).toEqual([]);
    });
  });
}
