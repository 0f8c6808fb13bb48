import type { WorkerJob } from '#main/platform/ports.ts';
import type { LearnedEmbedder } from './embedder.ts';
import type { PackedPassages } from './term-sequence.ts';
import { rightSingularVectors, type SparseMatrix } from './randomised-svd.ts';
import { unpackTerms } from './term-sequence.ts';
import { packVector } from './vector-table.ts';

/** Learns from passages which terms mean what. */
export const learnEmbedder: WorkerJob<PackedPassages, LearnedEmbedder> = {
  worker: 'learn-embedder',
  deadlineMs: 600_000,
};

const mostDimensions = 128;
/** With more than this share of them nothing is summed up, and words that keep the same company stay strangers. */
const dimensionsPerPassage = 1 / 6;
/** A term of one passage tells nothing of others. */
const leastPassages = 2;
const mostTerms = 50_000;
/** In terms: several times what a passage holds. */
const longest = 4096;

/** The numbers of Numerical Recipes, from -0.5 to 0.5: the same passages always teach the same. */
function numbers(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
}

function* countsIn({ bytes, ends }: PackedPassages): Generator<Map<number, number>> {
  const scratch = new Uint32Array(longest);
  let start = 0;
  for (const end of ends) {
    const counts = new Map<number, number>();
    const length = unpackTerms(bytes, start, end, scratch);
    for (const term of scratch.subarray(0, length)) counts.set(term, (counts.get(term) ?? 0) + 1);
    start = end;
    yield counts;
  }
}

/** The terms worth learning with their weight: 1 less the entropy of their spread over the passages (Dumais 1991). */
function weightsOf(passages: readonly ReadonlyMap<number, number>[]): Map<number, number> {
  const spread = new Map<number, { passages: number; total: number; sum: number }>();
  for (const counts of passages) {
    for (const [term, count] of counts) {
      const known = spread.get(term) ?? { passages: 0, total: 0, sum: 0 };
      spread.set(term, known);
      known.passages += 1;
      known.total += count;
      known.sum += count * Math.log(count);
    }
  }
  const evenly = Math.log(Math.max(passages.length, 2));
  return new Map(
    [...spread]
      .filter(([, { passages: standsIn }]) => standsIn >= leastPassages)
      .toSorted(([, one], [, other]) => other.passages - one.passages)
      .slice(0, mostTerms)
      // The entropy of counts c with the total t is log t - (sum of c log c) / t.
      .map(([term, { total, sum }]) => [term, 1 - (Math.log(total) - sum / total) / evenly]),
  );
}

function matrixOf(
  passages: readonly ReadonlyMap<number, number>[],
  weights: ReadonlyMap<number, number>,
  columnOf: ReadonlyMap<number, number>,
): SparseMatrix {
  const starts = new Uint32Array(passages.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  passages.forEach((counts, row) => {
    const first = values.length;
    for (const [term, count] of counts) {
      const column = columnOf.get(term);
      if (column === undefined) continue;
      columns.push(column);
      values.push(Math.log1p(count) * (weights.get(term) ?? 0));
    }
    let squares = 0;
    for (let at = first; at < values.length; at += 1) squares += (values[at] ?? 0) ** 2;
    const length = Math.sqrt(squares) || 1;
    for (let at = first; at < values.length; at += 1) values[at] = (values[at] ?? 0) / length;
    starts[row + 1] = values.length;
  });
  return {
    rows: passages.length,
    width: columnOf.size,
    starts,
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
  };
}

/**
 * Latent semantic analysis (Deerwester and others 1990) of log-entropy weights. The vector of a term is its right singular
 * vector times its weight, so that the sum over a text is where the text lies.
 */
export function embedderFrom(material: PackedPassages): LearnedEmbedder {
  const passages = [...countsIn(material)];
  const weights = weightsOf(passages);
  const terms = Uint32Array.from(weights.keys()).toSorted();
  const columnOf = new Map(Array.from(terms, (term, column) => [term, column]));
  const dimensions = Math.min(mostDimensions, Math.ceil(passages.length * dimensionsPerPassage));
  const found = rightSingularVectors(matrixOf(passages, weights, columnOf), dimensions, numbers());
  const rows = new Int8Array(terms.length * found.width);
  const scales = new Float32Array(terms.length);
  terms.forEach((term, row) => {
    const vector = Float32Array.from(found.values.subarray(row * found.width, (row + 1) * found.width));
    const packed = packVector(vector);
    rows.set(packed.values, row * found.width);
    scales[row] = packed.scale * (weights.get(term) ?? 0);
  });
  return { dimensions: found.width, terms, rows, scales };
}
