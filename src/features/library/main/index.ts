import { pageOf } from '#contract/schemas.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Reader, Store } from '#main/platform/db/store.ts';
import type { Ids, Log, WorkerPool } from '#main/platform/ports.ts';
import { library } from '../contract.ts';
import { importHandlers } from './import-handlers.ts';
import { markDocuments } from './mark-documents.ts';
export { materialOf } from './material-of.ts';
import { requireCategory } from './require-category.ts';
import { createRetrieval } from './retrieval/retrieval.ts';
import { materialForPacks } from './packs/material-for-packs.ts';
import { createStaging } from './stage-document.ts';
import * as store from './store.ts';

type Needs = {
  readonly ids: Ids;
  readonly log: Log;
  readonly workers: WorkerPool;
  readonly store: Pick<Store, 'read' | 'transact' | 'disk'>;
  readonly resourcesDir: string;
};

export const categoryById = store.categoryById;
export const documentExists = store.documentExists;
const newest = { page: 1, pageSize: 1 };
export const documentCount = (db: Reader, categoryId: string): number =>
  store.listDocuments(db, { categoryId, ...newest }).total;
/** Another one whenever a document of the category came or went. */
export const materialVersion = (db: Reader, categoryId: string): string => {
  const { items, total } = store.listDocuments(db, { categoryId, ...newest });
  return `${total} ${items[0]?.id ?? ''}`;
};

export function libraryMain(needs: Needs) {
  const { log } = needs;
  const retrieval = createRetrieval(needs);
  const staging = createStaging({ ...needs, retrieval });
  /** What an earlier run left unfinished, and what an earlier version indexed otherwise. */
  const tidy = async (): Promise<void> => {
    await staging.sweep();
    try {
      await markDocuments(needs.store, staging.closing);
    } catch (error) {
      if (!staging.closing.aborted) log.error('library.not_marked', error);
    }
  };
  void tidy();
  // An import that a full disk broke off could not be put away either.
  const { disk } = needs.store;
  disk.whenChanged(() => {
    if (disk.writability().state !== 'ok') return;
    void tidy();
    retrieval.add([]);
  });

  const handlers = {
    categories: implement.query(library.categories, (db) => store.listCategories(db)),

    ...importHandlers({ ...needs, staging, retrieval }),

    list: implement.query(library.list, (db, { categoryId, page, pageSize }) => {
      const { items, total } = store.listDocuments(db, { categoryId, page, pageSize });
      return pageOf(items, total, { page, pageSize });
    }),

    document: implement.query(
      library.document,
      (db, { documentId }, ctx) => store.readDocumentById(db, documentId) ?? ctx.fail('NOT_FOUND'),
    ),

    index: implement.query(library.index, () => retrieval.state()),

    search: implement.query(library.search, async (db, input) => {
      if (input.categoryId !== undefined) requireCategory(db, input.categoryId);
      const found = await retrieval.search(db, input);
      return { hits: found === null ? [] : store.hitsOf(db, found.numbers, found.match) };
    }),
  } satisfies ImplsOf<typeof library>;

  const stop = (): void => {
    staging.close();
    retrieval.close();
  };
  return {
    handlers,
    forPacks: materialForPacks({ staging, retrieval, read: needs.store.read }),
    stop,
  };
}
