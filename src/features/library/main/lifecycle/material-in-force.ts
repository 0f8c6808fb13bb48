import { createHash } from 'node:crypto';
import type { Reader } from '#main/platform/db/store.ts';
import type { Clock } from '#main/platform/ports.ts';
import type { MaterialPassage } from '../../contract/shapes.ts';
import { materialOf } from '../material-of.ts';
import { markWords } from '../mark-words.ts';
import { highlightedPieces, hitEnd, hitStart, matchAll } from '../match.ts';
import * as library from '../store.ts';
import { today } from './sight.ts';
import { isInForce } from './store.ts';

const wordsOfMaterial = { markWords, matchAll, highlightedPieces, hitStart, hitEnd };

/** What other features are given of the library: the material that is approved and valid today, and nothing else. */
export function materialInForce(calendar: { readonly clock: Pick<Clock, 'now'>; readonly timeZone: string }) {
  const documentsOf = (db: Reader, categoryId: string) =>
    library.documentsOfCategory(db, categoryId, today(calendar));
  return {
    categoryById: library.categoryById,
    // How it is found by words: what other features have said or written is to be found in the same way.
    ...wordsOfMaterial,
    documentCount: (db: Reader, categoryId: string): number => documentsOf(db, categoryId).length,
    /** Another one whenever a document of the category came, went, ended or began. */
    materialVersion(db: Reader, categoryId: string): string {
      const hash = createHash('sha256');
      for (const { id } of documentsOf(db, categoryId)) hash.update(id);
      return hash.digest('hex');
    },
    materialOf: (db: Reader, categoryId: string): Promise<MaterialPassage[]> =>
      materialOf(db, categoryId, today(calendar)),
    /** Whether somebody who reads a quotation may still open what it is from. */
    documentExists: (db: Reader, id: string): boolean => isInForce(db, id, today(calendar)),
  };
}
