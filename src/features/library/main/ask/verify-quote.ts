import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '#main/platform/db/store.ts';
import { textPieceAfter } from './store.ts';

/** Pieces of about 20,000 characters, read in one turn of the event loop. */
const atOnce = 4;

/**
 * What the stored text of a document holds from `start` to `end`, read anew piece by piece; `''` where the document is
 * gone. A quote is shown only where this is the same, character by character.
 */
export async function storedSlice(
  db: Reader,
  documentId: string,
  start: number,
  end: number,
): Promise<string> {
  let found = '';
  let from = 0;
  let ordinal = -1;
  for (let turn = 1; from < end; turn += 1) {
    const piece = textPieceAfter(db, documentId, ordinal);
    if (piece === null) break;
    const to = from + piece.text.length;
    if (to > start) found += piece.text.slice(Math.max(0, start - from), Math.max(0, end - from));
    from = to;
    ordinal = piece.ordinal;
    if (turn % atOnce === 0) await nextTurn();
  }
  return found;
}
