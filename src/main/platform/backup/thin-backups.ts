/** A backup as far as its age decides over it. */
export type Aged = { readonly name: string; readonly madeAt: Date };

const dayMs = 86_400_000;
const newestDays = 2;
/** None is kept longer, so that people can be told until when something erased may still stand in one. */
export const longestDays = 366;

/** The day of a time in a zone, as `2026-11-21`. Sweden writes its dates as ISO 8601 does. */
const dayOf = (at: Date, timeZone: string): string => at.toLocaleDateString('sv', { timeZone });
const monthOf = (at: Date, timeZone: string): string => dayOf(at, timeZone).slice(0, 7);
/** An ISO week, by its Monday. */
function weekOf(at: Date, timeZone: string): string {
  const noon = new Date(`${dayOf(at, timeZone)}T12:00:00Z`);
  const sinceMonday = (noon.getUTCDay() + 6) % 7;
  return new Date(noon.getTime() - sinceMonday * dayMs).toISOString().slice(0, 10);
}

/** One backup is kept for each of so many periods, going back in time. */
const stages = [
  { periods: 12, periodOf: dayOf },
  { periods: 10, periodOf: weekOf },
  { periods: 9, periodOf: monthOf },
];

/** So many days with a backup must follow a gap of over a year before what lies beyond the gap may go. */
const provedByDays = 7;

/**
 * The time before which nothing goes. A clock that jumps years ahead makes everything old at once, and looks like a PC
 * that was off for so long. Only use tells the two apart: a wrong clock is noticed, or has it as the truth for a week.
 */
function heldBefore(newestFirst: readonly Aged[], now: Date, timeZone: string): number {
  const past = newestFirst.filter(({ madeAt }) => madeAt <= now);
  const daysSince = new Set<string>();
  let later = now;
  for (const { madeAt } of past) {
    if (daysSince.size >= provedByDays) break;
    if (later.getTime() - madeAt.getTime() > longestDays * dayMs) return later.getTime();
    daysSince.add(dayOf(madeAt, timeZone));
    later = madeAt;
  }
  return -Infinity;
}

/**
 * The names of the backups that may go: all but those of the last two days, and behind them the newest one of each of 12
 * days, 10 weeks and 9 months that have any (the scheme of Anki). The newest of all never goes, nor does one from the
 * future: then somebody set the clock back. Nor does any from
 * before a gap of over a year, until there are backups of a week since (0155).
 */
export function backupsToRemove(backups: readonly Aged[], now: Date, timeZone: string): string[] {
  const newestFirst = backups.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
  const [newest, ...older] = newestFirst;
  if (newest === undefined) return [];
  const held = heldBefore(newestFirst, now, timeZone);
  let lastKept = newest;
  let stage = 0;
  let keptInStage = 0;
  const isKept = (backup: Aged): boolean => {
    const days = (now.getTime() - backup.madeAt.getTime()) / dayMs;
    if (days < newestDays || backup.madeAt.getTime() < held) return true;
    const { periods, periodOf } = stages[stage] ?? {};
    if (periods === undefined || periodOf === undefined || days > longestDays) return false;
    if (periodOf(backup.madeAt, timeZone) === periodOf(lastKept.madeAt, timeZone)) return false;
    keptInStage += 1;
    if (keptInStage === periods) [stage, keptInStage] = [stage + 1, 0];
    return true;
  };
  return older.flatMap((backup) => {
    if (!isKept(backup)) return [backup.name];
    lastKept = backup;
    return [];
  });
}
