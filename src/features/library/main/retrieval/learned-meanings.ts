import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '#main/platform/db/store.ts';
import type { Ids, WorkerPool } from '#main/platform/ports.ts';
import { countsOf, embedderOf, type LearnedEmbedder } from './embedder.ts';
import { learnEmbedder } from './learn-embedder.ts';
import type { PassageIndex } from './passage-index.ts';
import * as store from './store.ts';
import type { UsedMeanings } from './take-in.ts';
import { createVectorTable, packVector } from './vector-table.ts';

/** Written in one transaction: a few milliseconds each. */
const termsInBlock = 256;
const vectorsAtOnce = 50;

type Needs = {
  readonly ids: Ids;
  readonly workers: WorkerPool;
  readonly store: Pick<Store, 'read' | 'transact'>;
  readonly index: PassageIndex;
  readonly signal: AbortSignal;
};

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Int8Array | Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** A copy that begins where a view of 32 bits may begin. */
const alignedCopy = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

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
    alignedCopy(Buffer.concat(blocks.map(pick)));
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
        terms: bytesOf(terms.subarray(from, to)),
        vectors: bytesOf(rows.subarray(from * dimensions, to * dimensions)),
        scales: bytesOf(scales.subarray(from, to)),
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
  // Passages that come meanwhile are at the end of the index, so that none is left out.
  for (let place = 0; place < index.places(); await nextTurn()) {
    signal.throwIfAborted();
    const some: store.PassageVector[] = [];
    for (const end = place + vectorsAtOnce; place < Math.min(end, index.places()); place += 1) {
      if (index.documentAt(place) === '') continue;
      const vector = packVector(embedder.embed(countsOf(index.termsAt(place))));
      vectors.set(place, vector);
      some.push({ passage: index.numberAt(place), vector });
    }
    const isLast = place >= index.places();
    transact((db) => {
      store.addVectors(db, id, some);
      if (isLast) store.markReady(db, id);
    });
    if (isLast) break;
  }
  return { id, learnedFrom: passages, embedder, vectors };
}
