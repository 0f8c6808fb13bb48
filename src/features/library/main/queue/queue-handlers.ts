import { type Actor, implement, type ImplsOf } from '#main/kernel/implement.ts';
import { OperationRefused } from '#main/kernel/refusal.ts';
import type { Writer } from '#main/platform/db/store.ts';
import type { Ids } from '#main/platform/ports.ts';
import { queue } from '../../contract/queue.ts';
import { requireCategory } from '../require-category.ts';
import type { KeptFiles } from './kept-files.ts';
import { listedQueue } from './listed-queue.ts';
import type { QueueRunner } from './run-queue.ts';
import * as store from './store.ts';
import { createUploadBatches } from './upload-batches.ts';

type Needs = { readonly ids: Ids; readonly keptFiles: KeptFiles; readonly runner: QueueRunner };
type Ctx = { readonly actor: Actor; readonly now: Date; fail(code: 'NOT_FOUND'): never };
type State = Parameters<typeof store.itemsIn>[1][number];

/** The queue as it is asked and steered. Whoever may add material steers all of it, whoever added it. */
export function queueHandlers({ ids, keptFiles, runner }: Needs) {
  const batches = createUploadBatches();

  /** The file that is meant, or all, of those that are in one of these states. */
  const meant = (
    db: Writer,
    itemId: string | undefined,
    states: readonly State[],
    ctx: Ctx,
  ): store.ImportItem[] => {
    if (itemId === undefined) return store.itemsIn(db, states);
    const item = store.itemById(db, itemId) ?? ctx.fail('NOT_FOUND');
    return states.some((state) => state === item.state) ? [item] : [];
  };
  const goOn = (): void => runner.nudge();

  return {
    queue: implement.query(queue.queue, (db, input, ctx) =>
      listedQueue(db, runner, { ...input, accountId: ctx.actor.accountId }),
    ),

    openBatch: implement.command(queue.openBatch, {
      prepare: (_db, input) => ({ id: ids.next(), ...input }),
      commit: (_db, _input, ctx) => ({ batchId: ctx.prepared.id }),
      after: (_output, ctx) => {
        if (batches.isUntouched(ctx.actor.accountId)) ctx.forgive();
        batches.open(ctx.actor.accountId, ctx.prepared);
      },
    }),

    enqueue: implement.command(queue.enqueue, {
      prepare: async (db, { batchId, key, ...file }, ctx) => {
        const { accountId } = ctx.actor;
        const known = key === undefined ? null : store.itemByKey(db, accountId, key);
        if (known !== null) return { known };
        const place = batches.take(accountId, batchId, file.content.byteLength);
        if (place === null) return ctx.fail('BATCH_OVER');
        try {
          requireCategory(db, file.categoryId);
          const about = { ...file, accountId, addedAt: ctx.now.toISOString() };
          const kept = await keptFiles.keep(about, ctx.signal);
          return { kept: kept === 'full' ? ctx.fail('QUEUE_FULL') : kept, place };
        } catch (error) {
          if (error instanceof OperationRefused) place.giveBack();
          // What was stored of it goes.
          goOn();
          throw error;
        }
      },
      commit: (db, { key = null }, ctx) => {
        if ('known' in ctx.prepared) return { itemId: ctx.prepared.known };
        const { kept } = ctx.prepared;
        // It may have been sent twice side by side.
        const known = key === null ? null : store.itemByKey(db, ctx.actor.accountId, key);
        if (known === null) keptFiles.accept(db, kept, key);
        else keptFiles.giveUp(kept);
        return { itemId: known ?? kept.id };
      },
      discard: (prepared) => {
        if ('known' in prepared) return;
        prepared.place.giveBack();
        keptFiles.giveUp(prepared.kept);
        goOn();
      },
      after: goOn,
    }),

    decideImport: implement.command(queue.decideImport, {
      commit: (db, { itemId, decision }, ctx) => {
        const items = meant(db, itemId, ['choice'], ctx).filter(({ customerData }) => customerData === null);
        const now = ctx.now.toISOString();
        for (const { number } of items) {
          if (decision === 'skip') store.skip(db, number, now);
          else store.decide(db, number, decision);
        }
        return { changed: items.length };
      },
      after: goOn,
    }),

    decideCustomerData: implement.command(queue.decideCustomerData, {
      commit: (db, { itemId, decision }, ctx) => {
        const items = meant(db, itemId, ['choice'], ctx).filter(({ customerData }) => customerData !== null);
        const now = ctx.now.toISOString();
        for (const { number } of items) {
          if (decision === 'skip') store.skip(db, number, now);
          else store.decideCustomerData(db, number, decision);
        }
        return { changed: items.length };
      },
      after: goOn,
    }),
    pauseImport: implement.command(queue.pauseImport, {
      commit: (db, { itemId }, ctx) => {
        const items = meant(db, itemId, ['waiting'], ctx).filter(({ isHeld }) => !isHeld);
        if (itemId === undefined) store.setPaused(db, true);
        else for (const { number } of items) store.hold(db, number, true);
        return { changed: items.length };
      },
      after: (_output, { input }) =>
        runner.interrupt(input.itemId === undefined ? 'any' : new Set([input.itemId])),
    }),

    resumeImport: implement.command(queue.resumeImport, {
      commit: (db, { itemId }, ctx) => {
        const wasPaused = itemId === undefined && store.isPaused(db);
        const items = meant(db, itemId, ['waiting'], ctx).filter(({ isHeld }) => isHeld || wasPaused);
        if (itemId === undefined) store.setPaused(db, false);
        for (const { number } of items) store.hold(db, number, false);
        return { changed: items.length };
      },
      after: goOn,
    }),

    retryImport: implement.command(queue.retryImport, {
      commit: (db, { itemId }, ctx) => {
        const items = meant(db, itemId, ['failed'], ctx);
        for (const { number } of items) store.retry(db, number, ctx.actor.accountId);
        return { changed: items.length };
      },
      after: goOn,
    }),

    cancelImport: implement.command(queue.cancelImport, {
      commit: (db, { itemId }, ctx) => {
        const items = meant(db, itemId, ['waiting', 'choice', 'failed'], ctx);
        for (const { number } of items) store.takeBack(db, number);
        return { changed: items.length };
      },
      after: (_output, { input }) => {
        runner.interrupt(input.itemId === undefined ? 'any' : new Set([input.itemId]));
        goOn();
      },
    }),

    clearImported: implement.command(queue.clearImported, {
      commit: (db, _input, ctx) => {
        const items = meant(db, undefined, ['done', 'skipped'], ctx);
        for (const { number } of items) store.takeBack(db, number);
        return { changed: items.length };
      },
      after: goOn,
    }),
  } satisfies ImplsOf<typeof queue>;
}
