const minuteMs = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The parts of a clock on the wall, in the order of the calendar. */
function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** What the clock on the wall shows at a moment, as if it were UTC. */
function shownAt(ms: number, timeZone: string): number {
  const parts = Object.fromEntries(
    wallClock(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The day of the calendar, `2026-11-20`, that a moment falls on in a time zone (IANA name). */
export const dayOf = (moment: Date, timeZone: string): string =>
  new Date(shownAt(moment.getTime(), timeZone)).toISOString().slice(0, 10);

/** The day that is `days` later in the calendar. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 24 * 60 * minuteMs).toISOString().slice(0, 10);

/**
 * The first moment of a day in a time zone. Where the clocks are put forward at midnight, the day begins with the first
 * moment that they show of it.
 */
export function startOfDay(day: string, timeZone: string): Date {
  const wanted = Date.parse(day);
  const offset = (ms: number): number => shownAt(ms, timeZone) - ms;
  const candidates = [offset(wanted - 24 * 60 * minuteMs), offset(wanted + 24 * 60 * minuteMs)].map(
    (shift) => wanted - shift,
  );
  const exact = candidates.filter((ms) => shownAt(ms, timeZone) === wanted);
  if (exact.length > 0) return new Date(Math.min(...exact));
  const latest = Math.max(...candidates);
  let first = Math.min(...candidates);
  while (first < latest && shownAt(first, timeZone) < wanted) first += minuteMs;
  return new Date(first);
}
