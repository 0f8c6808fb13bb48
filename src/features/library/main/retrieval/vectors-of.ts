import { countsOf, type Embedder } from './embedder.ts';
import type { PassageIndex, PlacedBlock } from './passage-index.ts';
import { type PackedVectors, packVectors } from './vector-table.ts';

/** Where the passages of a block, or of a part of one, lie among the meanings that were learned. */
export const vectorsOf = (
  index: PassageIndex,
  embedder: Embedder,
  { first, count }: Pick<PlacedBlock, 'first' | 'count'>,
): PackedVectors =>
  packVectors(
    Array.from({ length: count }, (_, at) => embedder.embed(countsOf(index.termsAt(first + at)))),
    embedder.dimensions,
  );
