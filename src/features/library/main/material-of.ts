import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '#main/platform/db/store.ts';
import type { MaterialPassage } from '../contract/shapes.ts';
import * as store from './store.ts';

/** More passages than this are never read for one session; it is far beyond what a session can ask about. */
const mostPassages = 2000;
/** Read in one turn of the event loop. */
const atOnce = 100;

/**
 * The passages of what is in force of a category on a day, with the documents they come from, newest document first, each
 * in reading order.
 */
export async function materialOf(db: Reader, categoryId: string, day: string): Promise<MaterialPassage[]> {
  const material: MaterialPassage[] = [];
  for (const document of store.documentsOfCategory(db, categoryId, day)) {
    for (let after = -1; material.length < mostPassages; await nextTurn()) {
      const some = store.passagesAfter(
        db,
        document.id,
        after,
        Math.min(atOnce, mostPassages - material.length),
      );
      for (const { id, heading, text, startAt: start } of some) {
        material.push({ id, documentId: document.id, documentTitle: document.title, heading, text, start });
      }
      const last = some.at(-1);
      if (last === undefined) break;
      after = last.startAt;
    }
  }
  return material;
}
