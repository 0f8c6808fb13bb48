import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '#main/platform/db/store.ts';
import type { Ids, WorkerPool } from '#main/platform/ports.ts';
import { embedderOf, type LearnedEmbedder } from './embedder.ts';
import { learnEmbedder } from './learn-embedder.ts';
import type { PassageIndex } from './passage-index.ts';
import * as store from './store.ts';
import type { UsedMeanings } from './take-in.ts';
import { createVectorTable } from './vector-table.ts';
import { vectorsOf } from './vectors-of.ts';

/** Written in one transaction: a few milliseconds each. */
const termsInBlock = 256;
const vectorsAtOnce = 64;

type Needs = {
  readonly ids: Ids;
  readonly workers: WorkerPool;
  readonly store: Pick<Store, 'read' | 'transact'>;
  readonly index: PassageIndex;
  readonly signal: AbortSignal;
};

/** The embedder that the store holds; `null` while the collection has taught none. */
export async function storedMeanings({
  store: { read },
}: Pick<Needs, 'store'>): Promise<UsedMeanings | null> {
  const stored = store.readyEmbedder(read);
  if (stored === null) return null;
  const blocks: store.TermBlock[] = [];
  for (let number = 0; ; number += 1) {
    const block = store.termBlock(read, stored.id, number);
    if (block === null) break;
    blocks.push(block);
    await nextTurn();
  }
  const joined = (pick: (block: (typeof blocks)[number]) => Uint8Array): ArrayBuffer =>
    store.alignedCopy(Buffer.concat(blocks.map(pick)));
  const { dimensions, id, passages } = stored;
  const embedder = embedderOf({
    dimensions,
    terms: new Uint32Array(joined((block) => block.terms)),
    rows: new Int8Array(joined((block) => block.vectors)),
    scales: new Float32Array(joined((block) => block.scales)),
  });
  return { id, learnedFrom: passages, embedder, vectors: createVectorTable(dimensions) };
}

async function storeEmbedder(
  { store: { transact }, signal }: Needs,
  id: string,
  passages: number,
  { dimensions, terms, rows, scales }: LearnedEmbedder,
): Promise<void> {
  transact((db) => store.addEmbedder(db, { id, dimensions, passages }));
  for (let block = 0; block * termsInBlock < terms.length; block += 1) {
    signal.throwIfAborted();
    const [from, to] = [block * termsInBlock, (block + 1) * termsInBlock];
    transact((db) =>
      store.addTermBlock(db, id, block, {
        terms: terms.subarray(from, to),
        vectors: rows.subarray(from * dimensions, to * dimensions),
        scales: scales.subarray(from, to),
      }),
    );
    await nextTurn();
  }
}

/**
 * Learns an embedder from all passages in a thread, stores it and a vector of each passage, and puts it in use in the
 * store: until then the one before serves, whatever is interrupted. Rejects with a WorkerError, a StoreFault, or what
 * `signal` aborts with.
 */
export async function learnMeanings(needs: Needs): Promise<UsedMeanings> {
  const { ids, workers, index, signal } = needs;
  const { transact } = needs.store;
  const passages = index.size();
  const learned = await workers.run(learnEmbedder, index.material(), signal);
  const id = ids.next();
  await storeEmbedder(needs, id, passages, learned);
  const embedder = embedderOf(learned);
  const vectors = createVectorTable(learned.dimensions);
  // Blocks that come meanwhile are at the end of the index, so that none is left out.
  for (let at = 0; ; await nextTurn()) {
    signal.throwIfAborted();
    const some: store.BlockVectors[] = [];
    for (let made = 0; made < vectorsAtOnce && at < index.blockCount(); at += 1) {
      const placed = index.blockAt(at);
      if (placed === undefined) continue;
      const packed = vectorsOf(index, embedder, placed);
      vectors.set(placed.first, packed);
      some.push({ documentId: placed.documentId, block: placed.block, vectors: packed });
      made += placed.count;
    }
    const isLast = at >= index.blockCount();
    transact((db) => {
      store.addVectors(db, id, some);
      if (isLast) store.markReady(db, id);
    });
    if (isLast) break;
  }
  return { id, learnedFrom: passages, embedder, vectors };
}
