import type { ParsedOf } from '#contract/op.ts';
import { pageOf } from '#contract/schemas.ts';
import { type Actor, implement, type ImplsOf } from '#main/kernel/implement.ts';
import { invalidInput, OperationRefused } from '#main/kernel/refusal.ts';
import type { Reader, Store, Writer } from '#main/platform/db/store.ts';
import type { Ids, Log, WorkerPool } from '#main/platform/ports.ts';
import { library } from '../contract.ts';
import { markDocuments } from './mark-documents.ts';
export { materialOf } from './material-of.ts';
import { createRetrieval } from './retrieval/retrieval.ts';
import { readSamples } from './samples.ts';
import { materialForPacks } from './packs/material-for-packs.ts';
import { createStaging, type Staged } from './stage-document.ts';
import * as store from './store.ts';
import { createUploadBatches } from './upload-batches.ts';

type Needs = {
  readonly ids: Ids;
  readonly log: Log;
  readonly workers: WorkerPool;
  readonly store: Pick<Store, 'read' | 'transact' | 'disk'>;
  readonly resourcesDir: string;
};

type File = ParsedOf<typeof library.import>;
/** What both ways to import are given. */
type Ctx = {
  readonly actor: Actor;
  readonly now: Date;
  readonly signal: AbortSignal;
  fail(code: 'ALREADY_IMPORTED' | 'INTERNAL', details?: unknown): never;
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
  const { ids, log, resourcesDir } = needs;
  const retrieval = createRetrieval(needs);
  const staging = createStaging({ ...needs, retrieval });
  const batches = createUploadBatches();
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

  const requireCategory = (db: Reader, categoryId: string): void => {
    if (store.categoryById(db, categoryId) !== null) return;
    throw invalidInput([
      { path: 'categoryId', issue: 'unknown_category', message: 'Choose one of the categories.' },
    ]);
  };

  const stageFile = async (db: Reader, file: File, ctx: Ctx): Promise<Staged> => {
    requireCategory(db, file.categoryId);
    const about = { ...file, sample: false, importedBy: ctx.actor.accountId };
    const staged = await staging.stage(about, ctx.signal);
    return 'known' in staged ? alreadyImported(ctx, staged.known) : staged;
  };

  const show = (db: Writer, staged: Staged, ctx: Ctx) => {
    const known = store.documentByHash(db, staged.contentHash);
    if (known !== null) return alreadyImported(ctx, known);
    store.showDocument(db, { ...staged, importedAt: ctx.now.toISOString() });
    return store.documentById(db, staged.id) ?? ctx.fail('INTERNAL');
  };
  const discard = (): void => void staging.sweep();

  const handlers = {
    categories: implement.query(library.categories, (db) => store.listCategories(db)),

    import: implement.command(library.import, {
      prepare: (db, input, ctx) => stageFile(db, input, ctx),
      commit: (db, _input, ctx) => show(db, ctx.prepared, ctx),
      after: ({ id }) => retrieval.add([id]),
      discard,
    }),

    openBatch: implement.command(library.openBatch, {
      prepare: (_db, input) => ({ id: ids.next(), ...input }),
      commit: (_db, _input, ctx) => ({ batchId: ctx.prepared.id }),
      after: (_output, ctx) => {
        if (batches.isUntouched(ctx.actor.accountId)) ctx.forgive();
        batches.open(ctx.actor.accountId, ctx.prepared);
      },
    }),

    importFromBatch: implement.command(library.importFromBatch, {
      prepare: async (db, { batchId, ...file }, ctx) => {
        const place = batches.take(ctx.actor.accountId, batchId, file.content.byteLength);
        if (place === null) return ctx.fail('BATCH_OVER');
        try {
          return { staged: await stageFile(db, file, ctx), place };
        } catch (error) {
          if (error instanceof OperationRefused) place.giveBack();
          throw error;
        }
      },
      commit: (db, _input, ctx) => show(db, ctx.prepared.staged, ctx),
      after: ({ id }) => retrieval.add([id]),
      discard: ({ place }) => {
        place.giveBack();
        discard();
      },
    }),

    addSamples: implement.command(library.addSamples, {
      prepare: async (_db, _input, ctx) => {
        const files = await readSamples(resourcesDir);
        const staged: Staged[] = [];
        const hold = staging.hold();
        try {
          for (const file of files) {
            const about = { ...file, sample: true, importedBy: ctx.actor.accountId };
            const one = await staging.stage(about, ctx.signal, hold);
            if (!('known' in one)) staged.push(one);
          }
        } catch (error) {
          hold.release();
          discard();
          throw error;
        }
        return { staged, files: files.length, hold };
      },
      commit: (db, _input, ctx) => {
        const { staged, files } = ctx.prepared;
        const fresh = staged.filter(({ contentHash }) => store.documentByHash(db, contentHash) === null);
        for (const one of fresh) store.showDocument(db, { ...one, importedAt: ctx.now.toISOString() });
        return { added: fresh.length, alreadyThere: files - fresh.length };
      },
      discard: ({ hold }) => {
        hold.release();
        discard();
      },
      after: (_output, { prepared }) => {
        retrieval.add(prepared.staged.map(({ id }) => id));
        prepared.hold.release();
        discard();
      },
    }),

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

const alreadyImported = (ctx: Ctx, { id, title }: { id: string; title: string }): never =>
  ctx.fail('ALREADY_IMPORTED', { documentId: id, title });
