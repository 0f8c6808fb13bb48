import type { ErasedPerson } from '#main/kernel/audit/erased-people/store.ts';
import { isDailyDue } from '#main/kernel/daily.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Jobs } from '#main/kernel/jobs.ts';
import { OperationRefused } from '#main/kernel/refusal.ts';
import type { Backup } from '#main/platform/backup/backup.ts';
import { DiskShort } from '#main/platform/backup/disk-short-error.ts';
import { NotUsable } from '#main/platform/backup/not-usable-error.ts';
import { RestoreUnderWay } from '#main/platform/backup/restore-under-way-error.ts';
import type { SetAside } from '#main/platform/backup/set-aside.ts';
import type { Contents } from '#main/platform/db/contents.ts';
import type { Reader, Store } from '#main/platform/db/store.ts';
import type { Clock } from '#main/platform/ports.ts';
import { backups, type WhyNotUsable } from '../contract.ts';
import { holdsOf, shownBackup, shownSetAside } from './shown.ts';
import { createWork, type Watch } from './work.ts';

export type KeptStore =
  | { readonly kind: 'backup' | 'setAside'; readonly name: string }
  | { readonly kind: 'chosen'; readonly token: string };

export type RestoreOrder = {
  readonly kept: KeptStore;
  readonly recoveryCode?: string | undefined;
  readonly ofAnotherStore: boolean;
  readonly mayBeOlder: boolean;
  readonly inPlaceOfLost: boolean;
};

/** A kept store that was proved on a copy, and only has to take the place of the one that is here. */
export type Rehearsed = {
  /**
   * Closes the store that is open, puts the other in its place and opens what is there then. `actorId`: who had it done;
   * `null`: nobody known. Answers whether it is in place; never rejects.
   */
  readonly replace: (actorId: string | null) => Promise<boolean>;
  readonly discard: () => void;
};

type Needs = {
  readonly clock: Pick<Clock, 'now'>;
  /** Nobody does anything at a window. */
  readonly isQuiet: () => boolean;
  /** The store is closed, or nobody has set it up. */
  readonly isUnused: () => boolean;
  readonly erasedPeople: (db: Reader) => readonly ErasedPerson[];
  /** Backups that lie beside the store, open or not. */
  readonly listBackups: () => readonly Backup[];
  readonly listSetAside: () => readonly SetAside[];
  /** Those whose time is over. Throws what the file system throws. */
  readonly removeOldSetAside: () => void;
  /** Throws what the file system throws. */
  readonly remove: (kind: 'backup' | 'setAside', name: string) => void;
  readonly room: () => { readonly freeBytes: number; readonly neededBytes: number };
  /** Rejects with NotUsable. */
  readonly verify: (kept: KeptStore, how: Watch & { recoveryCode: string | undefined }) => Promise<Contents>;
  /** Rejects with NotUsable and DiskShort. */
  readonly rehearse: (order: RestoreOrder, watch: Watch) => Promise<Rehearsed>;
  /** Once the call that is answered now is over: what it began may close the store. */
  readonly soon: (task: () => Promise<void>) => void;
  readonly recordAutomatic: (store: Store, backup: Backup) => void;
};

/** Turns what is wrong with a kept store, or with the disk, into what a caller is told. */
async function told<T>(work: Promise<T | 'busy'>): Promise<T> {
  try {
    const result = await work;
    if (result === 'busy') throw new OperationRefused('BUSY');
    return result;
  } catch (error) {
    if (error instanceof RestoreUnderWay) throw new OperationRefused('BUSY');
    if (error instanceof NotUsable) {
      const why: WhyNotUsable = error.refusal;
      throw new OperationRefused('NOT_USABLE', { why });
    }
    if (error instanceof DiskShort) {
      const { needed: neededBytes, free: freeBytes } = error;
      throw new OperationRefused('DISK_SHORT', { neededBytes, freeBytes });
    }
    throw error;
  }
}

/** Works while the store is closed too: that is when a backup is wanted most. */
export function backupsMain(needs: Needs) {
  const work = createWork();
  /** What failed last of that which nobody waited for. */
  let failure: { readonly kind: 'backup' | 'restore'; readonly at: Date } | null = null;
  const failed = (kind: 'backup' | 'restore'): void => void (failure = { kind, at: needs.clock.now() });

  const handlers = (store: () => Store | null) =>
    ({
      list: implement.query(backups.list, (db) => {
        const erased = needs.erasedPeople(db);
        return {
          backups: needs.listBackups().map((backup) => shownBackup(backup, erased)),
          setAside: needs.listSetAside().map(shownSetAside),
          failure: failure && { ...failure, at: failure.at.toISOString() },
          ...needs.room(),
        };
      }),
      progress: implement.bare(backups.progress, () => ({ work: work.now() })),
      make: implement.command(backups.make, {
        prepare: async (_db, _input, ctx) => {
          const { signal } = ctx;
          const { windowId } = ctx.caller;
          const opened = store() ?? ctx.fail('UNAVAILABLE');
          return told(
            work.run('backup', { windowId, signal }, (watch) => opened.backups.make('by_hand', watch)),
          );
        },
        commit: (_db, _input, { prepared }) => shownBackup(prepared, []),
        discard: ({ name }) => needs.remove('backup', name),
        after: () => void (failure = null),
      }),
      verify: implement.command(backups.verify, {
        prepare: (_db, { kept, recoveryCode }, { caller: { windowId }, signal }) =>
          told(
            work.run('verify', { windowId, signal }, (watch) =>
              needs.verify(kept, { ...watch, recoveryCode }),
            ),
          ),
        commit: (_db, _input, { prepared }) => holdsOf(prepared.rows),
      }),
      remove: implement.command(backups.remove, {
        commit: (_db, { kind, name }, ctx) => {
          const held = kind === 'backup' ? needs.listBackups() : needs.listSetAside();
          const place = held.findIndex((one) => one.name === name);
          if (place === -1) return ctx.fail('NOT_FOUND');
          if (kind === 'backup' && place === 0) return ctx.fail('NEWEST');
          needs.remove(kind, name);
          return {};
        },
      }),
      cancel: implement.bare(backups.cancel, (_input, { caller }) => {
        work.cancel(caller.windowId);
        return {};
      }),
      restore: implement.command(backups.restore, {
        prepare: async (_db, order, { caller: { windowId }, signal }) => {
          // It is under way until the store is in place: a second one would work in the same folder.
          const begun = work.begin('restore', { windowId, signal });
          if (begun === null) throw new OperationRefused('BUSY');
          try {
            const rehearsed = await told(needs.rehearse(order, begun.watch));
            return { rehearsed, end: begun.end };
          } catch (error) {
            begun.end();
            throw error;
          }
        },
        commit: () => ({}),
        discard: ({ rehearsed, end }) => {
          rehearsed.discard();
          end();
        },
        after: (_output, { prepared: { rehearsed, end }, actor }) =>
          needs.soon(async () => {
            if (!(await rehearsed.replace(actor.accountId))) failed('restore');
            end();
          }),
      }),
      here: implement.bare(backups.here, () => ({
        backups: needs.isUnused()
          ? needs
              .listBackups()
              .map(({ name, madeAt, reason }) => ({ name, reason, madeAt: madeAt.toISOString() }))
          : [],
      })),
      restoreHere: implement.bare(backups.restoreHere, async (order, ctx) => {
        if (!needs.isUnused()) return { restored: false };
        const { windowId } = ctx.caller;
        const came = await told(
          work.run('restore', { windowId, signal: ctx.signal }, async (watch) => {
            const rehearsed = await needs.rehearse(order, watch);
            // Somebody may have set it up, or opened it, while this was rehearsed: then that is not for anybody to replace.
            if (needs.isUnused()) return (await rehearsed.replace(null)) ? 'done' : 'failed';
            rehearsed.discard();
            return 'in_use';
          }),
        );
        if (came === 'failed') return ctx.fail('NOT_PUT_IN_PLACE');
        return { restored: came === 'done' };
      }),
    }) satisfies ImplsOf<typeof backups>;

  return {
    handlers,
    /** Makes the daily backups of a store while it is open, and removes what was set aside long ago. */
    attach(store: Store, jobs: Jobs): void {
      const startedAt = needs.clock.now();
      jobs.every('backups.setAside', 3_600_000, needs.removeOldSetAside);
      jobs.every('backups.daily', 600_000, async () => {
        const [now, isQuiet] = [needs.clock.now(), needs.isQuiet()];
        const made = store.backups.list().map(({ madeAt }) => madeAt);
        if (!isDailyDue(made, { now, startedAt, isQuiet })) return;
        try {
          const by = { windowId: null };
          const made = await work.run('backup', by, (watch) => store.backups.make('daily', watch));
          if (made === 'busy') return;
          needs.recordAutomatic(store, made);
          failure = null;
        } catch (error) {
          failed('backup');
          throw error;
        }
      });
    },
  };
}
