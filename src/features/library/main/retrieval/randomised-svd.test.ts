import { expect, test } from 'vitest';
import { rightSingularVectors, type SparseMatrix } from './randomised-svd.ts';

function sparse(rows: readonly (readonly number[])[]): SparseMatrix {
  const starts = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    row.forEach((value, column) => {
      if (value === 0) return;
      columns.push(column);
      values.push(value);
    });
    starts.push(values.length);
  }
  return {
    rows: rows.length,
    width: rows[0]?.length ?? 0,
    starts: Uint32Array.from(starts),
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
  };
}

function numbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
}

/** Of a matrix by rows, the column `at`. */
const columnOf = ({ width, values }: { width: number; values: Float64Array }, at: number): number[] =>
  Array.from({ length: values.length / width }, (_, row) => values[row * width + at] ?? 0);
const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

test('the vectors of a matrix that is known are its own, the longest first', () => {
  // Its right singular vectors are (1, 1)/√2 and (1, -1)/√2, with 3 and 1.
  const found = rightSingularVectors(
    sparse([
      [2, 1, 0],
      [1, 2, 0],
    ]),
    2,
    numbers(),
  );
  expect(found.width).toBe(2);
  const [first, second] = [columnOf(found, 0), columnOf(found, 1)];
  expect(Math.abs(dot(first, [Math.SQRT1_2, Math.SQRT1_2, 0]))).toBeCloseTo(1, 6);
  expect(Math.abs(dot(second, [Math.SQRT1_2, -Math.SQRT1_2, 0]))).toBeCloseTo(1, 6);
});

test('they stand at right angles and are one long, also where the matrix has fewer than are wanted', () => {
  const random = numbers();
  const rows = Array.from({ length: 40 }, () =>
    Array.from({ length: 30 }, () => (random() > 0.2 ? random() : 0)),
  );
  const found = rightSingularVectors(sparse(rows), 8, numbers());
  for (let one = 0; one < 8; one += 1) {
    for (let other = 0; other <= one; other += 1) {
      expect(dot(columnOf(found, one), columnOf(found, other))).toBeCloseTo(one === other ? 1 : 0, 6);
    }
  }
  const twice = sparse([
    [1, 1, 0],
    [2, 2, 0],
  ]);
  const one = columnOf(rightSingularVectors(twice, 2, numbers()), 0);
  expect(Math.abs(dot(one, [Math.SQRT1_2, Math.SQRT1_2, 0]))).toBeCloseTo(1, 6);
});

test('a matrix of nothing has no vectors', () => {
  expect(rightSingularVectors(sparse([]), 4, numbers())).toEqual({ width: 0, values: new Float64Array(0) });
});
