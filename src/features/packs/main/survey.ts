import type { Reader } from '#main/platform/db/store.ts';
import type { Standing } from '../contract.ts';
import type { PackHead } from './read-pack.ts';
import { planImport, type LibraryDocument, type Step } from './plan-import.ts';
import * as store from './store.ts';

/** What is asked of the library before anything is done. */
export type LibraryLook = {
  readonly categoriesById: (
    db: Reader,
    ids: readonly string[],
  ) => readonly { readonly id: string; readonly name: string }[];
  readonly describedById: (db: Reader, ids: readonly string[]) => readonly LibraryDocument[];
  readonly describedByHash: (db: Reader, hashes: readonly string[]) => readonly LibraryDocument[];
};

export type Survey = {
  readonly standing: Standing;
  readonly importedVersion: number | null;
  readonly steps: readonly Step[];
  readonly newCategories: readonly { readonly id: string; readonly name: string }[];
};

function standingOf(head: PackHead, here: store.Pack | null): Standing {
  if (here === null) return 'new';
  const { version } = head.manifest;
  // Another key may not continue what this one began: its owner would decide what happens to the other's documents.
  if (here.publicKey !== head.publicKey) return 'otherPublisher';
  if (version !== here.version) return version > here.version ? 'newer' : 'older';
  return head.manifestHash === here.manifestHash ? 'same' : 'versionReused';
}

/** How a pack stands to what is here, and what its import would do. The same store gives the same answer. */
export function surveyOf(db: Reader, head: PackHead, library: LibraryLook): Survey {
  const { manifest } = head;
  const here = store.packById(db, manifest.id);
  const brought = here === null ? [] : store.documentsOfPack(db, manifest.id);
  const byId = library.describedById(
    db,
    brought.map(({ documentId }) => documentId),
  );
  const byHash = library.describedByHash(
    db,
    manifest.documents.map(({ source }) => source),
  );
  const steps = planImport({
    entries: manifest.documents,
    brought,
    now: new Map(byId.map((one) => [one.id, one])),
    bySource: new Map(byHash.map((one) => [one.contentHash, one])),
  });
  const known = new Set(
    library
      .categoriesById(
        db,
        manifest.categories.map(({ id }) => id),
      )
      .map(({ id }) => id),
  );
  return {
    standing: standingOf(head, here),
    importedVersion: here?.version ?? null,
    steps,
    newCategories: manifest.categories.filter(({ id }) => !known.has(id)),
  };
}
