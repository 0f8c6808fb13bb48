import type { Writer } from '#main/platform/db/store.ts';
import * as store from './store.ts';

/**
 * A document that was just shown becomes the next version of another one, which is no longer listed, found or cited. Of
 * a family in which another version took over meanwhile, it follows that one. It takes over who answers for the
 * document and what is on its front, unless it has its own already; until when it is valid was said of the old text, and is not taken over.
 *
 * Answers the id of the version that counted until now, which search has to let go of once this is committed; `null`:
 * it lies in the bin or is gone, so that there is nothing to take the place of, and nothing was changed.
 */
export function supersede(db: Writer, oldId: string, newId: string): string | null {
  const old = store.lifeOf(db, oldId);
  const currentId = old === null ? null : store.currentOf(db, old.family);
  const current = currentId === null ? null : store.lifeOf(db, currentId);
  const fresh = store.lifeOf(db, newId);
  if (fresh === null || fresh.binnedAt !== null)
    throw new Error('What is to be the next version is not there.');
  if (old === null || current === null || old.binnedAt !== null || current.binnedAt !== null) return null;
  const family = old.family;
  if (fresh.family === family || store.familyIds(db, fresh.family).length > 1) {
    throw new Error('What is to be the next version has versions of its own.');
  }
  store.joinFamily(db, newId, {
    family,
    version: store.lastVersion(db, family) + 1,
    ownerId: fresh.ownerId ?? current.ownerId,
    coverId: fresh.coverId ?? current.coverId,
  });
  store.putFirst(db, family, newId);
  return current.id;
}
