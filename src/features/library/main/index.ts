import { pageOf } from '#contract/schemas.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Store } from '#main/platform/db/store.ts';
import type { Settings } from '#main/kernel/settings.ts';
import type { Clock, Ids, Log, WorkerPool } from '#main/platform/ports.ts';
import { library } from '../contract.ts';
import { importHandlers } from './import-handlers.ts';
import { sightOf, today } from './lifecycle/sight.ts';
import { outOfForce } from './lifecycle/store.ts';
import { markDocuments } from './mark-documents.ts';
import { requireCategory } from './require-category.ts';
import { createRetrieval } from './retrieval/retrieval.ts';
import { materialForPacks } from './packs/material-for-packs.ts';
import { createStaging } from './stage-document.ts';
import * as store from './store.ts';

export { materialInForce } from './lifecycle/material-in-force.ts';

type Needs = {
  readonly clock: Pick<Clock, 'now'>;
  readonly timeZone: string;
  readonly settings: Settings;
  readonly ids: Ids;
  readonly log: Log;
  readonly workers: WorkerPool;
  readonly store: Pick<Store, 'read' | 'transact' | 'disk'>;
  readonly resourcesDir: string;
};

export function libraryMain(needs: Needs) {
  const { log } = needs;
  const retrieval = createRetrieval({
    ...needs,
    outOfForce: (db) => new Set(outOfForce(db, today(needs))),
  });
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
    categories: implement.query(library.categories, (db, _input, ctx) =>
      store.listCategories(db, sightOf(needs, ctx.actor)),
    ),

    ...importHandlers({ ...needs, staging, retrieval }),

    list: implement.query(library.list, (db, { page, pageSize, ...filter }, ctx) => {
      const sight = sightOf(needs, ctx.actor);
      const { items, total } = store.listDocuments(db, sight, { ...filter, page, pageSize });
      return pageOf(items, total, { page, pageSize });
    }),

    document: implement.query(
      library.document,
      (db, { documentId }, ctx) =>
        store.readDocumentById(db, documentId, sightOf(needs, ctx.actor)) ?? ctx.fail('NOT_FOUND'),
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
    forPacks: materialForPacks({ staging, retrieval, read: needs.store.read, today: () => today(needs) }),
    stop,
  };
}
