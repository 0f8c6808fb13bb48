import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '#main/platform/db/store.ts';
import { isOnShelf } from '../lifecycle/store.ts';
import * as library from '../store.ts';
import type { PassageIndex } from './passage-index.ts';
import type { Meanings } from './rank-passages.ts';
import * as store from './store.ts';
import { packTerms } from './term-sequence.ts';
import { termsBy, termsOf } from './terms-of.ts';
import type { TitleIndex } from './title-index.ts';
import { vectorsOf } from './vectors-of.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is taken apart, and what is read, in one turn of the event loop: a few milliseconds. */
const madeAtOnce = 16;
const blocksAtOnce = 4;

type Needs = {
  readonly store: Pick<Store, 'read' | 'transact'>;
  readonly vocabulary: Vocabulary;
  readonly index: PassageIndex;
  readonly titles: Pick<TitleIndex, 'add'>;
  readonly signal: AbortSignal;
};

export type UsedMeanings = Meanings & { readonly id: string; readonly learnedFrom: number };

/** Takes the passages of a document apart that an earlier version left as they are, or took apart otherwise. */
async function makeTerms(
  { store: { read, transact }, vocabulary, signal }: Needs,
  documentId: string,
): Promise<void> {
  while (!signal.aborted && transact((db) => store.dropBlock(db, documentId))) await nextTurn();
  let after = -1;
  for (let block = 0; !signal.aborted; block += 1) {
    const some = library.passagesAfter(read, documentId, after, madeAtOnce);
    const texts = some.map(({ heading, text }) => termsOf(`${heading ?? ''}\n${text}`));
    const { numbers, fresh } = vocabulary.numbered(texts);
    const isLast = some.length < madeAtOnce;
    transact((db) => {
      store.addTerms(db, fresh);
      const passages = Uint32Array.from(some, ({ number }) => number);
      if (some.length > 0)
        store.addBlock(db, { documentId, block, numbers: passages, terms: packTerms(numbers) });
      if (isLast) store.noteTermsBy(db, documentId, termsBy);
    });
    vocabulary.learn(fresh);
    if (isLast) return;
    after = some.at(-1)?.startAt ?? after;
    await nextTurn();
  }
}

/** Reads the passages of a document that everybody sees into the index, and gives those a vector that have none. */
export async function takeIn(
  needs: Needs,
  documentId: string,
  meanings: () => UsedMeanings | null,
): Promise<void> {
  const { store: db, index, titles, signal } = needs;
  if (index.hasDocument(documentId)) return;
  if (!store.areTermsBy(db.read, documentId, termsBy)) {
    if (!isOnShelf(db.read, documentId)) return;
    await makeTerms(needs, documentId);
  }
  titles.add(documentId, store.titleOf(db.read, documentId) ?? '');
  // A newer pack may withdraw it meanwhile; whoever does that takes out of the index what is in it by then.
  for (let after = -1; !signal.aborted; await nextTurn()) {
    const used = meanings();
    const embedder = used?.id ?? null;
    const some = store.blocksAfter(db.read, { documentId, embedder, after, limit: blocksAtOnce });
    const lacking: store.BlockVectors[] = [];
    for (const { vectors, ...block } of some) {
      const placed = index.addBlock(block);
      if (used === null) continue;
      const known = vectors ?? vectorsOf(index, used.embedder, placed);
      used.vectors.set(placed.first, known);
      if (vectors === null) lacking.push({ documentId, block: block.block, vectors: known });
    }
    if (used !== null && lacking.length > 0)
      db.transact((writer) => store.addVectors(writer, used.id, lacking));
    if (some.length < blocksAtOnce) return;
    after = some.at(-1)?.block ?? after;
  }
}
