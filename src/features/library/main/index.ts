import { pageOf } from '#contract/schemas.ts';
import type { AuditRecorder } from '#main/kernel/audit/recorder.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Reader, Store, Writer } from '#main/platform/db/store.ts';
import type { Jobs } from '#main/kernel/jobs.ts';
import type { Settings } from '#main/kernel/settings.ts';
import type { Events } from '#main/kernel/events.ts';
import type { Clock, Ids, Log, WorkerPool } from '#main/platform/ports.ts';
import { library } from '../contract.ts';
import { askHandlers } from './ask/ask-handlers.ts';
import { coverHandlers, type DescribePictures, withCovers } from './covers.ts';
import { libraryFinders } from './finding/finders.ts';
import { hitsOf } from './finding/store.ts';
import type { AskAbout } from './golden/draft-questions.ts';
import { goldenHandlers } from './golden/handlers.ts';
import { createMeasuring } from './golden/measuring/measuring.ts';
import { importHandlers } from './import-handlers.ts';
import { lifecycleHandlers } from './lifecycle/handlers.ts';
import { createPurging } from './lifecycle/purging.ts';
import { sightOf, today } from './lifecycle/sight.ts';
import { outOfForce } from './lifecycle/store.ts';
import { markDocuments } from './mark-documents.ts';
import { supersede } from './lifecycle/supersede.ts';
import { createKeptFiles } from './queue/kept-files.ts';
import { queueHandlers } from './queue/queue-handlers.ts';
import { type BringsPictures, createQueueRunner } from './queue/run-queue.ts';
import { requireCategory } from './require-category.ts';
import { createRetrieval } from './retrieval/retrieval.ts';
import { materialForPacks } from './packs/material-for-packs.ts';
import { createStaging } from './stage-document.ts';
import * as store from './store.ts';

export { materialInForce } from './lifecycle/material-in-force.ts';

type Needs = {
  readonly clock: Clock;
  readonly timeZone: string;
  readonly settings: Settings;
  readonly ids: Ids;
  readonly log: Log;
  readonly workers: WorkerPool;
  readonly events: Events;
  readonly store: Store;
  readonly jobs: Pick<Jobs, 'every'>;
  readonly recordAudit: AuditRecorder;
  readonly nameOf: (db: Reader, accountId: string) => string | null;
  /** Whether an account is there, active, and may add material. */
  readonly mayImport: (accountId: string) => boolean;
  /** What other features remember of documents by their names. */
  readonly forgetNames: (db: Writer, documentIds: readonly string[]) => void;
  /** Makes questions of material. */
  readonly askAbout: AskAbout;
  readonly pictures: BringsPictures & { readonly describe: DescribePictures };
  readonly resourcesDir: string;
  readonly appVersion: string;
};

/** How often it is looked whether something has lain in the bin for its time. */
const binEveryMs = 3_600_000;
/** How often it is looked whether golden questions are to be measured; they are once nothing changed from one look to the next. */
const goldenEveryMs = 5000;

export function libraryMain(needs: Needs) {
  const { log } = needs;
  const retrieval = createRetrieval({
    ...needs,
    outOfForce: (db) => new Set(outOfForce(db, today(needs))),
  });
  const staging = createStaging({ ...needs, retrieval });
  const purging = createPurging({ ...needs, staging, retrieval });
  const measuring = createMeasuring({ ...needs, staging, retrieval });
  const markAll = async (): Promise<void> => {
    try {
      await markDocuments(needs.store, staging.closing);
    } catch (error) {
      if (!staging.closing.aborted) log.error('library.not_marked', error);
    }
  };
  /** What an earlier run left unfinished, and what an earlier version indexed otherwise. */
  const tidy = async (): Promise<void> => {
    await staging.sweep();
    await markAll();
    try {
      if (!staging.closing.aborted) purging.emptyBin();
    } catch (error) {
      if (!staging.closing.aborted) log.error('library.bin_not_emptied', error);
    }
  };
  void tidy();
  needs.jobs.every('library.emptyBin', binEveryMs, purging.emptyBin);
  const keptFiles = createKeptFiles({ ...needs, isPicture: needs.pictures.isPicture });
  const runner = createQueueRunner({ ...needs, staging, retrieval, keptFiles, supersede });
  runner.nudge();
  needs.jobs.every('library.measureGolden', goldenEveryMs, measuring.turn);
  // An import that a full disk broke off could not be put away either.
  const { disk } = needs.store;
  disk.whenChanged(() => {
    if (disk.writability().state !== 'ok') return;
    void tidy();
    retrieval.add([]);
    runner.nudge();
  });

  const handlers = {
    categories: implement.query(library.categories, (db, _input, ctx) =>
      store.listCategories(db, sightOf(needs, ctx.actor)),
    ),

    ...importHandlers({ ...needs, staging, retrieval }),
    ...coverHandlers(needs),
    ...lifecycleHandlers({ ...needs, retrieval, purging, markAnew: () => void markAll() }),
    ...queueHandlers({ ...needs, keptFiles, runner }),
    ...goldenHandlers({ ...needs, retrieval, measuring }),

    list: implement.query(library.list, (db, { page, pageSize, ...filter }, ctx) => {
      const sight = sightOf(needs, ctx.actor);
      const { items, total } = store.listDocuments(db, sight, { ...filter, page, pageSize });
      return pageOf(withCovers(db, needs.pictures.describe, items), total, { page, pageSize });
    }),

    document: implement.query(library.document, (db, { documentId }, ctx) => {
      const document = store.readDocumentById(db, documentId, sightOf(needs, ctx.actor));
      if (document === null) return ctx.fail('NOT_FOUND');
      return withCovers(db, needs.pictures.describe, [document])[0] ?? ctx.fail('INTERNAL');
    }),

    index: implement.query(library.index, () => retrieval.state()),

    search: implement.query(library.search, async (db, input) => {
      if (input.categoryId !== undefined) requireCategory(db, input.categoryId);
      const found = await retrieval.search(db, input);
      return { hits: found === null ? [] : hitsOf(db, found.numbers, found.match) };
    }),

    ...askHandlers({ ...needs, retrieval }),
  } satisfies ImplsOf<typeof library>;

  const stop = (): void => {
    runner.close();
    staging.close();
    retrieval.close();
  };
  return {
    handlers,
    finders: libraryFinders({ ...needs, retrieval }),
    forPacks: materialForPacks({ staging, retrieval, read: needs.store.read, today: () => today(needs) }),
    stop,
  };
}
