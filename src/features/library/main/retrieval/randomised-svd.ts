/** A sparse matrix by rows: of row r, `columns` and `values` from `starts[r]` to `starts[r + 1]`. */
export type SparseMatrix = {
  readonly rows: number;
  readonly width: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
};

/** A dense one, row after row. */
type Dense = { readonly rows: number; readonly width: number; readonly values: Float64Array };

const dense = (rows: number, width: number): Dense => ({
  rows,
  width,
  values: new Float64Array(rows * width),
});

/** Adds `weight` times a row of one matrix to a row of another of the same width. */
function addRow(to: Dense, row: number, from: Dense, fromRow: number, weight: number): void {
  const { width } = to;
  const [at, fromAt] = [row * width, fromRow * width];
  for (let column = 0; column < width; column += 1) {
    to.values[at + column] = (to.values[at + column] ?? 0) + weight * (from.values[fromAt + column] ?? 0);
  }
}

/** For each value of the matrix: its row, its column and itself. */
function eachValue(
  { rows, starts, columns, values }: SparseMatrix,
  visit: (row: number, column: number, value: number) => void,
): void {
  for (let row = 0; row < rows; row += 1) {
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) visit(row, columns[at] ?? 0, values[at] ?? 0);
  }
}

function times(matrix: SparseMatrix, right: Dense): Dense {
  const product = dense(matrix.rows, right.width);
  eachValue(matrix, (row, column, value) => addRow(product, row, right, column, value));
  return product;
}

function transposedTimes(matrix: SparseMatrix, right: Dense): Dense {
  const product = dense(matrix.width, right.width);
  eachValue(matrix, (row, column, value) => addRow(product, column, right, row, value));
  return product;
}

/** XᵀX, symmetric, of the width of X. */
function gram({ rows, width, values }: Dense): Dense {
  const product = dense(width, width);
  for (let row = 0; row < rows; row += 1) {
    const start = row * width;
    for (let one = 0; one < width; one += 1) {
      const value = values[start + one] ?? 0;
      if (value === 0) continue;
      for (let other = 0; other <= one; other += 1) {
        const cell = one * width + other;
        product.values[cell] = (product.values[cell] ?? 0) + value * (values[start + other] ?? 0);
      }
    }
  }
  for (let one = 0; one < width; one += 1) {
    for (let other = 0; other < one; other += 1) {
      product.values[other * width + one] = product.values[one * width + other] ?? 0;
    }
  }
  return product;
}

/** Below this share of the largest, a direction is noise. */
const least = 1e-10;

/** The lower triangle L of LLᵀ = `square`; a column of zeros where a direction has no length left. */
function cholesky({ width, values }: Dense): Dense {
  const lower = dense(width, width);
  let largest = 0;
  for (let at = 0; at < width; at += 1) largest = Math.max(largest, values[at * width + at] ?? 0);
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = values[row * width + column] ?? 0;
      for (let at = 0; at < column; at += 1) {
        sum -= (lower.values[row * width + at] ?? 0) * (lower.values[column * width + at] ?? 0);
      }
      const diagonal = lower.values[column * width + column] ?? 0;
      if (row === column) lower.values[row * width + row] = sum > least * largest ? Math.sqrt(sum) : 0;
      else lower.values[row * width + column] = diagonal === 0 ? 0 : sum / diagonal;
    }
  }
  return lower;
}

/** Columns at right angles to each other and one long (Cholesky QR), twice, because once leaves rounding errors. */
function orthonormal(matrix: Dense): Dense {
  let { values } = matrix;
  const { rows, width } = matrix;
  for (let round = 0; round < 2; round += 1) {
    const lower = cholesky(gram({ rows, width, values })).values;
    const next = new Float64Array(values.length);
    for (let row = 0; row < rows; row += 1) {
      const start = row * width;
      for (let column = 0; column < width; column += 1) {
        const diagonal = lower[column * width + column] ?? 0;
        if (diagonal === 0) continue;
        let sum = values[start + column] ?? 0;
        for (let at = 0; at < column; at += 1) {
          sum -= (lower[column * width + at] ?? 0) * (next[start + at] ?? 0);
        }
        next[start + column] = sum / diagonal;
      }
    }
    values = next;
  }
  return { rows, width, values };
}

const mostSweeps = 20;
const enough = 1e-12;

/** Turns rows and columns `p` and `q` of a symmetric matrix so that they no longer meet, and notes the turn. */
function rotate(values: Float64Array, vectors: Float64Array, width: number, p: number, q: number): void {
  const meets = values[p * width + q] ?? 0;
  const slope = ((values[q * width + q] ?? 0) - (values[p * width + p] ?? 0)) / (2 * meets);
  const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(slope, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  const turn = (of: Float64Array, one: number, other: number): void => {
    const [first, second] = [of[one] ?? 0, of[other] ?? 0];
    of[one] = cosine * first - sine * second;
    of[other] = sine * first + cosine * second;
  };
  for (let at = 0; at < width; at += 1) turn(values, at * width + p, at * width + q);
  for (let at = 0; at < width; at += 1) turn(values, p * width + at, q * width + at);
  for (let at = 0; at < width; at += 1) turn(vectors, at * width + p, at * width + q);
}

/** The eigenvectors of a symmetric matrix as columns, the largest eigenvalue first (cyclic Jacobi). */
function eigenvectors({ width, values: given }: Dense): Dense {
  const values = Float64Array.from(given);
  const vectors = dense(width, width);
  for (let at = 0; at < width; at += 1) vectors.values[at * width + at] = 1;
  const total = values.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
    let beside = 0;
    for (let p = 0; p < width; p += 1) {
      for (let q = p + 1; q < width; q += 1) {
        const value = values[p * width + q] ?? 0;
        beside += value * value;
        if (value * value > enough * enough * total) rotate(values, vectors.values, width, p, q);
      }
    }
    if (beside <= enough * total) break;
  }
  const order = Array.from({ length: width }, (_, at) => at).toSorted(
    (one, other) => (values[other * width + other] ?? 0) - (values[one * width + one] ?? 0),
  );
  const sorted = dense(width, width);
  for (let row = 0; row < width; row += 1) {
    order.forEach((from, to) => (sorted.values[row * width + to] = vectors.values[row * width + from] ?? 0));
  }
  return sorted;
}

/** More directions than are wanted, so that those that are come out well. */
const spare = 20;
const powerIterations = 2;

/**
 * The first `wanted` right singular vectors of a sparse matrix, one row of `wanted` values for each of its columns
 * (Halko, Martinsson and Tropp 2011, "Finding structure with randomness", with power iteration). `random` gives numbers
 * from -0.5 to 0.5; the same numbers give the same vectors. Fewer than `wanted` where the matrix is too small.
 */
export function rightSingularVectors(
  matrix: SparseMatrix,
  wanted: number,
  random: () => number,
): { readonly width: number; readonly values: Float64Array } {
  const width = Math.min(wanted + spare, matrix.rows, matrix.width);
  let basis = dense(matrix.width, width);
  for (let at = 0; at < basis.values.length; at += 1) basis.values[at] = random();
  basis = orthonormal(basis);
  for (let round = 0; round < powerIterations; round += 1) {
    basis = orthonormal(transposedTimes(matrix, times(matrix, basis)));
  }
  const turned = eigenvectors(gram(times(matrix, basis)));
  const kept = Math.min(wanted, width);
  const values = new Float64Array(matrix.width * kept);
  for (let row = 0; row < matrix.width; row += 1) {
    for (let column = 0; column < kept; column += 1) {
      let sum = 0;
      for (let at = 0; at < width; at += 1) {
        sum += (basis.values[row * width + at] ?? 0) * (turned.values[at * width + column] ?? 0);
      }
      values[row * kept + column] = sum;
    }
  }
  return { width: kept, values };
}
