import type { Settings } from '#main/kernel/settings.ts';
import type { Reader, Store, Writer } from '#main/platform/db/store.ts';
import type { Clock } from '#main/platform/ports.ts';
import { dropLockout, failuresOf, keepLeft, lockedRows, putLockout } from './store.ts';

/**
 * Wrong passwords in a row lock an account for a while, whichever screen they are typed at. The lock counts down only
 * while Drillroom runs, like the limits that guard a secret (0007): the time between two runs is told by the wall clock
 * alone, and whoever guesses can set that. `holder` is the id of an account, or what stands for a name that nobody has.
 */
export function createLockouts(o: {
  readonly store: Pick<Store, 'read' | 'transact'>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly settings: Settings;
}) {
  /** On the monotonic clock. */
  const endsAt = new Map<string, number>(
    lockedRows(o.store.read).map(({ holder, leftMs }) => [holder, o.clock.monotonicMs() + leftMs]),
  );

  /** Milliseconds until the lock ends by itself; 0 when there is none. */
  const leftMs = (holder: string): number =>
    Math.max(0, Math.ceil((endsAt.get(holder) ?? 0) - o.clock.monotonicMs()));

  const end = (db: Writer, holder: string): void => {
    dropLockout(db, holder);
    endsAt.delete(holder);
  };

  return {
    leftMs,
    /** One more wrong password. Answers how long the lock lasts that it brought, or 0. */
    fail(db: Writer, holder: string): number {
      const failures = failuresOf(db, holder) + 1;
      if (failures < o.settings.get('lockoutAttempts')) {
        putLockout(db, { holder, failures, leftMs: 0 });
        return 0;
      }
      const ms = o.settings.get('lockoutMinutes') * 60_000;
      putLockout(db, { holder, failures: 0, leftMs: ms });
      endsAt.set(holder, o.clock.monotonicMs() + ms);
      return ms;
    },
    /** A right password, or an admin: the count begins anew. */
    end,
    hasFailed: (db: Reader, holder: string): boolean => leftMs(holder) > 0 || failuresOf(db, holder) > 0,
    /** Who is locked now. */
    holders: (): string[] => [...endsAt.keys()].filter((holder) => leftMs(holder) > 0),
    /** Makes the time that has passed outlive the process. What a crash takes from it makes a lock longer, never shorter. */
    keep(): void {
      if (endsAt.size === 0) return;
      o.store.transact(
        (db) => {
          for (const holder of endsAt.keys()) {
            const left = leftMs(holder);
            if (left === 0) end(db, holder);
            else if (!keepLeft(db, holder, left)) endsAt.delete(holder);
          }
        },
        { fromReserve: true },
      );
    },
  };
}
export type Lockouts = ReturnType<typeof createLockouts>;
