const hourMs = 3_600_000;
/** Done each day: the next time is due a little sooner, so that what is done at nine in the morning stays at nine. */
const dueAfterMs = 20 * hourMs;
/** How long it waits for a moment in which nobody works. */
const patienceMs = 4 * hourMs;

/**
 * Whether to do now what is done once a day: when the last time is a day ago and nobody works, or is so long ago that
 * waiting longer is worse. A time in the future, from before somebody set the clock back, counts for nothing.
 */
export function isDailyDue(
  done: readonly Date[],
  o: { readonly now: Date; readonly startedAt: Date; readonly isQuiet: boolean },
): boolean {
  const ages = done.map((at) => o.now.getTime() - at.getTime()).filter((age) => age >= 0);
  // The first time waits for a quiet moment too.
  const age = ages.length > 0 ? Math.min(...ages) : dueAfterMs + o.now.getTime() - o.startedAt.getTime();
  if (age < dueAfterMs) return false;
  return o.isQuiet || age >= dueAfterMs + patienceMs;
}
