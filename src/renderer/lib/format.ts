// The one place of the window that makes dates from text and asks what time it is.
const locale = (): string => navigator.language;

/** `10,482` or `7.3`. */
export const formatNumber = (value: number): string =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** `3.1 MB`, where a MB is 2²⁰ bytes. */
export const formatPercent = (share: number): string =>
  new Intl.NumberFormat(locale(), { style: 'percent' }).format(share);

export function formatBytes(bytes: number, language: string = locale()): string {
  const power = bytes < 1 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log2(bytes) / 10));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: byteUnits[power] ?? 'byte',
    maximumFractionDigits: 1,
  }).format(bytes / 2 ** (10 * power));
}

const durations = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1000 },
] as const;

/** `3.2 hours`, `10 minutes`, `0.4 seconds`: in the largest unit of which there is one. */
export function formatDuration(ms: number, language: string = locale()): string {
  const found = durations.find((one) => ms >= one.ms) ?? { unit: 'second', ms: 1000 };
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: found.unit,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(ms / found.ms);
}

/** `16:40`. */
export const formatTime = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(new Date(iso));

/** `11:07`; of another day with its name: `tomorrow, 00:30`, `24 Nov, 11:07`. */
export function formatUntil(iso: string, now: Date = new Date(), language: string = locale()): string {
  const then = new Date(iso);
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(then);
  const days = calendarDays(now, then);
  if (days === 0) return time;
  const day =
    days === 1
      ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(1, 'day')
      : new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format(then);
  return `${day}, ${time}`;
}

/** The same of the moment in so many milliseconds. */
export const formatUntilIn = (ms: number, now: Date = new Date()): string =>
  formatUntil(new Date(now.getTime() + ms).toISOString(), now);

/** `Thursday 19 November`, for the head of a day. */
export const formatToday = (now: Date = new Date()): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long' }).format(now);

/** `today`, `yesterday`, else the date: what a person would say. */
export function formatDay(iso: string, now: Date = new Date(), language: string = locale()): string {
  const then = new Date(iso);
  if (isNear(then, now)) {
    const days = calendarDays(then, now);
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day');
  }
  const sameYear = then.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
  }).format(then);
}

/** `today, 16:40`, `yesterday, 09:05`; of a day before that the day is enough. */
export function formatWhen(iso: string, now: Date = new Date(), language: string = locale()): string {
  const day = formatDay(iso, now, language);
  const then = new Date(iso);
  if (!isNear(then, now)) return day;
  return `${day}, ${new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(then)}`;
}

/** `today, 16:40`, `20 Nov, 02:00`: where a day has more than one of them. */
export const formatDayAndTime = (iso: string): string => `${formatDay(iso)}, ${formatTime(iso)}`;

/** `20 Nov 2026`: a day that stands in a sentence about days to come, or is read on another day. */
export const formatDate = (iso: string, language: string = locale()): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(iso));

/** `Saturday 5 December 2026 at 14:30`: for paper, which is read on another day. */
export const formatMoment = (iso: string, language: string = locale()): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(iso));

/** `20 Nov 2026, 16:40:05`: when exactly something happened. */
export const formatExactly = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));

/** `20 Nov 2026` of a day of the calendar, `2026-11-20`. */
export const formatCalendarDay = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));

/** `20 Nov` of a day of the calendar, where there is little room and the year is clear. */
export const formatDayOfYear = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(day),
  );

/** A day of the calendar as it is written for the main process: `2026-11-20`, so many days ago. */
export function calendarDay(daysAgo = 0, now: Date = new Date()): string {
  const day = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo));
  return day.toISOString().slice(0, 10);
}

/** Which greeting fits the hour. Between midnight and five it is neither evening nor morning to everybody. */
export function partOfDay(now: Date = new Date()): 'morning' | 'afternoon' | 'evening' | 'night' {
  const hour = now.getHours();
  if (hour < 5) return 'night';
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

/** Today or yesterday. A clock that was set back may put a moment after now: that is a date, and not a guess. */
function isNear(then: Date, now: Date): boolean {
  const days = calendarDays(then, now);
  return days === 0 || days === 1;
}

/** Midnights between two moments, in local time. */
function calendarDays(from: Date, to: Date): number {
  const day = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((day(to) - day(from)) / 86_400_000);
}
