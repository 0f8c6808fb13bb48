/** How a collection was taken apart into meanings: for each term that it learned, where that lies. */
export type LearnedEmbedder = {
  readonly dimensions: number;
  /** Term numbers, ascending. */
  readonly terms: Uint32Array;
  /** One row of `dimensions` for each term, with what its term weighs already in it. */
  readonly rows: Int8Array;
  /** What to multiply each row by. */
  readonly scales: Float32Array;
};

/** Term numbers of a text, with how often each stands in it. */
export type TermCounts = ReadonlyMap<number, number>;

/** Turns a text into the unit vector of its meaning; one of zeros where none of its terms was learned. */
export type Embedder = { readonly dimensions: number; readonly embed: (terms: TermCounts) => Float32Array };

export function embedderOf({ dimensions, terms, rows, scales }: LearnedEmbedder): Embedder {
  const rowOf = new Map(Array.from(terms, (term, row) => [term, row]));
  return {
    dimensions,
    embed: (counts) => {
      const vector = new Float32Array(dimensions);
      for (const [term, count] of counts) {
        const row = rowOf.get(term);
        if (row === undefined) continue;
        const weight = Math.log1p(count) * (scales[row] ?? 0);
        const start = row * dimensions;
        for (let at = 0; at < dimensions; at += 1) {
          vector[at] = (vector[at] ?? 0) + weight * (rows[start + at] ?? 0);
        }
      }
      return inUnits(vector);
    },
  };
}

/** The vector made one long, in place. */
function inUnits(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  if (length > 0) vector.forEach((value, at) => (vector[at] = value / length));
  return vector;
}

export const countsOf = <Term extends number | string>(terms: Iterable<Term>): Map<Term, number> => {
  const counts = new Map<Term, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
};
