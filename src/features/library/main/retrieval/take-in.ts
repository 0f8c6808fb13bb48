import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '#main/platform/db/store.ts';
import { isOnShelf } from '../lifecycle/store.ts';
import * as library from '../store.ts';
import { countsOf } from './embedder.ts';
import type { PassageIndex } from './passage-index.ts';
import type { Meanings } from './rank-passages.ts';
import * as store from './store.ts';
import { packTerms } from './term-sequence.ts';
import { termsBy, termsOf } from './terms-of.ts';
import { packVector } from './vector-table.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is read, and what is taken apart, in one turn of the event loop: a few milliseconds. */
const readAtOnce = 200;
const madeAtOnce = 16;

type Needs = {
  readonly store: Pick<Store, 'read' | 'transact'>;
  readonly vocabulary: Vocabulary;
  readonly index: PassageIndex;
  readonly signal: AbortSignal;
};

export type UsedMeanings = Meanings & { readonly id: string; readonly learnedFrom: number };

/** Takes the passages of a document apart that an earlier version left as they are. */
async function makeTerms(
  { store: { read, transact }, vocabulary, signal }: Needs,
  documentId: string,
): Promise<void> {
  for (let after = -1; !signal.aborted; await nextTurn()) {
    const some = library.passagesAfter(read, documentId, after, madeAtOnce);
    const texts = some.map(({ heading, text }) => termsOf(`${heading ?? ''}\n${text}`));
    const { numbers, fresh } = vocabulary.numbered(texts);
    const rows = some.map(({ number }, at) => ({ passage: number, terms: packTerms(numbers[at] ?? []) }));
    const isLast = some.length < madeAtOnce;
    transact((db) => {
      store.addTerms(db, fresh);
      store.addPassageTerms(db, rows);
      if (isLast) store.noteTermsBy(db, documentId, termsBy);
    });
    vocabulary.learn(fresh);
    if (isLast) return;
    after = some.at(-1)?.startAt ?? after;
  }
}

/** Reads the passages of a document that everybody sees into the index, and gives those a vector that have none. */
export async function takeIn(
  needs: Needs,
  documentId: string,
  meanings: () => UsedMeanings | null,
): Promise<void> {
  const { store: db, index, signal } = needs;
  if (!isOnShelf(db.read, documentId) || index.hasDocument(documentId)) return;
  if (!store.areTermsBy(db.read, documentId, termsBy)) await makeTerms(needs, documentId);
  // A newer pack may withdraw it meanwhile; whoever does that takes out of the index what is in it by then.
  for (let startAt = -1; !signal.aborted && isOnShelf(db.read, documentId); await nextTurn()) {
    const used = meanings();
    const some = store.indexedAfter(db.read, {
      documentId,
      embedder: used?.id ?? null,
      startAt,
      limit: readAtOnce,
    });
    const lacking: store.PassageVector[] = [];
    for (const { number, terms, vector, scale } of some) {
      const place = index.add({ number, documentId, terms });
      if (used === null) continue;
      if (vector !== null && scale !== null)
        used.vectors.set(place, { values: new Int8Array(vector), scale });
      else {
        const made = packVector(used.embedder.embed(countsOf(index.termsAt(place))));
        used.vectors.set(place, made);
        lacking.push({ passage: number, vector: made });
      }
    }
    if (used !== null && lacking.length > 0)
      db.transact((writer) => store.addVectors(writer, used.id, lacking));
    if (some.length < readAtOnce) return;
    startAt = some.at(-1)?.startAt ?? startAt;
  }
}
