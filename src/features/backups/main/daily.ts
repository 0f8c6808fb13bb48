import type { Backup } from '#main/platform/backup/backup.ts';

const hourMs = 3_600_000;
/** A backup each day: the next is due a little sooner, so that one at nine in the morning stays one at nine. */
const dueAfterMs = 20 * hourMs;
/** How long it waits for a moment in which nobody works. */
const patienceMs = 4 * hourMs;

/**
 * Whether to make the daily backup now: when the last one of any kind is a day old and nobody works, or is so old that
 * waiting longer is worse. One from the future, from before somebody set the clock back, counts for nothing.
 */
export function isBackupDue(
  backups: readonly Pick<Backup, 'madeAt'>[],
  o: { readonly now: Date; readonly startedAt: Date; readonly isQuiet: boolean },
): boolean {
  const ages = backups.map(({ madeAt }) => o.now.getTime() - madeAt.getTime()).filter((age) => age >= 0);
  // The first of a new store waits for a quiet moment too.
  const age = ages.length > 0 ? Math.min(...ages) : dueAfterMs + o.now.getTime() - o.startedAt.getTime();
  if (age < dueAfterMs) return false;
  return o.isQuiet || age >= dueAfterMs + patienceMs;
}
