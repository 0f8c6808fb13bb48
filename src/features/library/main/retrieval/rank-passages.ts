import { bm25, type QueryTerms } from './bm25.ts';
import type { Embedder } from './embedder.ts';
import type { PassageIndex, Place } from './passage-index.ts';
import { lexicalSimilarities } from './similarities.ts';
import { smoothScores } from './smooth-scores.ts';
import type { AskedTitles } from './title-index.ts';
import type { VectorIndex } from './vector-table.ts';

/** What the collection itself taught: how to embed a query, and where its passages lie. */
export type Meanings = { readonly embedder: Embedder; readonly vectors: VectorIndex };

export type Ranked = { readonly place: Place; readonly score: number };

/** The share of the embedder in a score. It helps where few words are shared, and blurs where they are telling. */
const meaningShare = 0.12;
/** How many of the best are compared with each other. */
const poolSize = 200;

/** Scores from 0 to 1, the best being 1; zeros where nothing is above zero. */
function shareOfBest(scores: Float64Array): Float64Array {
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  return best === 0 ? scores.map(() => 0) : scores.map((score) => Math.max(0, score) / best);
}

/** The mean of how alike passages are in words and in meaning, as in `lexicalSimilarities`. */
function similaritiesOf(
  index: PassageIndex,
  vectors: VectorIndex | null,
  pool: readonly Place[],
): Float32Array {
  const similar = lexicalSimilarities(index, pool);
  if (vectors === null) return similar;
  const size = pool.length;
  for (let row = 1; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) {
      const cell = row * size + column;
      const cosine = vectors.cosineBetween(pool[row] ?? 0, pool[column] ?? 0);
      const mean = ((similar[cell] ?? 0) + cosine) / 2;
      similar[cell] = mean;
      similar[column * size + row] = mean;
    }
  }
  return similar;
}

/**
 * Orders candidates: BM25 and, where the collection taught an embedder, the cosine of meanings, each as a share of its
 * best and summed with weights (rank fusion is not safe here); then the best are drawn towards their neighbours. Ties
 * keep the order in which they came.
 */
export function rankPassages(
  index: PassageIndex,
  meanings: Meanings | null,
  query: QueryTerms,
  candidates: readonly Place[],
  titles: Pick<AskedTitles, 'countsOf'> | null,
): Ranked[] {
  const byWords = shareOfBest(bm25(index, query, candidates, titles));
  const vector = meanings?.embedder.embed(query) ?? null;
  const byMeaning =
    meanings === null || vector === null ? null : shareOfBest(meanings.vectors.cosinesTo(vector, candidates));
  const blended = candidates
    .map((place, at) => ({
      place,
      score:
        byMeaning === null
          ? (byWords[at] ?? 0)
          : (1 - meaningShare) * (byWords[at] ?? 0) + meaningShare * (byMeaning[at] ?? 0),
    }))
    .toSorted((one, other) => other.score - one.score);
  const pool = blended.slice(0, poolSize);
  const similar = similaritiesOf(
    index,
    meanings?.vectors ?? null,
    pool.map(({ place }) => place),
  );
  const smoothed = smoothScores(
    Float64Array.from(pool, ({ score }) => score),
    similar,
  );
  const best = pool
    .map(({ place }, at) => ({ place, score: smoothed[at] ?? 0 }))
    .toSorted((one, other) => other.score - one.score);
  const least = best.at(-1)?.score ?? 0;
  // Those beyond the pool stay behind it, however far their neighbours drew the last of it down.
  return [
    ...best,
    ...blended.slice(poolSize).map(({ place, score }) => ({ place, score: Math.min(score, least) })),
  ];
}
