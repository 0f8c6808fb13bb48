import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import type { Hold, NewFile, Staged, Staging } from '../stage-document.ts';
import { showDocument } from '../store.ts';
import * as store from './store.ts';

/** A document of a pack, with the hash of the file that its text came from first. */
type FileOfPack = Omit<NewFile, 'categoryId' | 'sample' | 'approval' | 'source' | 'customerData'> & {
  readonly source: string;
};

type Shown = { readonly title: string; readonly categoryId: string; readonly importedAt: string };

type Parts = {
  readonly staging: Staging;
  readonly retrieval: Pick<Retrieval, 'add' | 'remove'>;
  readonly read: Reader;
  readonly today: () => string;
};

/**
 * What content packs need of the library, passed on by `app.ts`. Documents come in as any import does, and leave as an
 * import that broke off: slice by slice, until no trace of them is in the index.
 */
export const materialForPacks = ({ staging, retrieval, read, today }: Parts) => ({
  categoriesById: store.categoriesById,
  addCategory: store.addCategory,
  // Drafts, and what is not valid today, are not passed on.
  documentsOf: (db: Reader, categoryIds: readonly string[]) => store.documentsOf(db, categoryIds, today()),
  countOthers: (db: Reader, categoryIds: readonly string[]): number =>
    store.countOthers(db, categoryIds, today()),
  describedById: store.describedById,
  describedByHash: store.describedByHash,
  describe: store.describe,

  /** Leaves the event loop a turn before it, so that a long row of them holds nobody up. */
  async textOf(db: Reader, documentId: string): Promise<string | null> {
    await nextTurn();
    return store.textOf(db, documentId, today());
  },

  /**
   * Rejects with `INVALID_INPUT` for what is no text. `null`: the library holds that file already. It waits under any
   * category: its own may come with the pack; and as long as it is held.
   */
  async stage(file: FileOfPack, signal: AbortSignal, hold: Hold): Promise<Staged | null> {
    const categoryId = store.anyCategory(read);
    // Whoever trusts its publisher took its material as it is (0231): it waits for nobody's approval.
    const about = { ...file, categoryId, sample: false, approval: 'approved' } as const;
    const staged = await staging.stage(about, signal, { hold });
    return 'known' in staged ? null : staged;
  },

  show(db: Writer, staged: Staged, { importedAt, ...about }: Shown): void {
    store.describe(db, staged.id, about);
    showDocument(db, { ...staged, importedAt });
  },

  /** From now on nobody sees it; `settle` takes it out of the store. */
  retire: store.retire,
  hold: staging.hold,
  sweep: staging.sweep,
  /** Once it is committed: what is shown from now on is found, and what nobody sees is found no more. */
  settle({
    shown,
    retired,
  }: {
    readonly shown: readonly string[];
    readonly retired: readonly string[];
  }): void {
    retrieval.remove(retired);
    retrieval.add(shown);
  },
});
export type MaterialForPacks = ReturnType<typeof materialForPacks>;
