import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '#main/platform/db/store.ts';
import { markWords, wordsFoundBy } from './mark-words.ts';
import * as store from './store.ts';

/** Finding words takes 0.3 ms for so many passages, and indexing them anew under 5 ms. */
const atOnce = 16;
/** Pages of the index that are merged after them. */
const pagesAtOnce = 12;

/**
 * Finds the words of documents that were imported by an earlier version, so that they are found as those imported now,
 * a few passages in each turn of the event loop. Stops between two of them when `signal` aborts.
 */
export async function markDocuments(
  { read, transact }: Pick<Store, 'read' | 'transact'>,
  signal: AbortSignal,
): Promise<void> {
  for (const id of store.documentsToMark(read, wordsFoundBy)) {
    let after = -1;
    while (!signal.aborted) {
      const some = store.passagesAfter(read, id, after, atOnce);
      const changed = some.flatMap(({ number, heading, text, ...was }) => {
        const headingMarked = heading === null ? null : markWords(heading);
        const textMarked = markWords(text);
        const isSame = was.headingMarked === headingMarked && was.textMarked === textMarked;
        return isSame ? [] : [{ number, headingMarked, textMarked }];
      });
      if (changed.length > 0) {
        transact((db) => store.markPassages(db, changed));
        await nextTurn();
        transact((db) => store.mergeIndex(db, pagesAtOnce));
      }
      const last = some.at(-1);
      if (last === undefined) {
        transact((db) => store.markDocument(db, id, wordsFoundBy));
        break;
      }
      after = last.startAt;
      await nextTurn();
    }
  }
}
