import type { Reader } from '#main/platform/db/store.ts';
import { golden } from '../../contract/golden.ts';
import { isInForce } from '../lifecycle/store.ts';
import { quoteOf } from './quote.ts';
import * as store from './store.ts';

type Chosen = { readonly documentId: string; readonly start: number; readonly end: number };
type Refused = 'NOT_FOUND' | 'OTHER_CATEGORY' | 'OUT_OF_FORCE' | 'NOT_IN_TEXT';

/**
 * The words of the stretches that somebody chose, taken from the store and not from who chose them; or why one of them
 * answers nothing: its document is not there, belongs elsewhere, is not for everybody, or has no text there.
 */
export function answersOf(
  db: Reader,
  categoryId: string,
  chosen: readonly Chosen[],
  day: string,
): store.Answering[] | Refused {
  const answers: store.Answering[] = [];
  for (const { documentId, ...stretch } of chosen) {
    const category = store.categoryOfDocument(db, documentId);
    if (category === null) return 'NOT_FOUND';
    if (category !== categoryId) return 'OTHER_CATEGORY';
    if (!isInForce(db, documentId, day)) return 'OUT_OF_FORCE';
    const quoted = quoteOf(store.passagesWithin(db, documentId, stretch), stretch, golden.shortestQuote);
    if (quoted === null) return 'NOT_IN_TEXT';
    answers.push({ documentId, ...quoted });
  }
  return answers;
}
