import type { Reader } from '#main/platform/db/store.ts';
import * as store from './store.ts';

type Asked = Pick<store.ImportItem, 'kind' | 'categoryId' | 'title' | 'contentHash' | 'decision' | 'twinId'>;

/** What a file takes the place of, as somebody decided; `null`: of nothing, or of what is gone by now. */
export const replacedBy = (db: Reader, { decision, twinId }: Asked): string | null =>
  decision === 'replace' && twinId !== null && store.isShown(db, twinId) ? twinId : null;

/**
 * The document about which somebody has to decide before this file comes in: one with the same content wherever it
 * stands, else one of the same title in its category. `null`: there is none, or it was decided. Of a picture there is
 * none: the same file is the same picture.
 */
export function twinOf(db: Reader, item: Asked): store.Twin | null {
  if (item.decision === 'keepBoth' || item.kind === 'picture') return null;
  const replaced = replacedBy(db, item);
  const same = store.sameContent(db, item.contentHash, replaced ?? '');
  if (same !== null) return { id: same, by: 'content' };
  if (replaced !== null) return null;
  const namesake = store.sameTitle(db, item.categoryId, item.title);
  return namesake === null ? null : { id: namesake, by: 'title' };
}
