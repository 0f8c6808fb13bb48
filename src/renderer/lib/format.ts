// The one place of the window that makes dates from text and asks what time it is.
const locale = (): string => navigator.language;

/** `10,482` or `7.3`. */
export const formatNumber = (value: number): string =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);

/** `16:40`. */
export const formatTime = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(new Date(iso));

/** `Thursday 19 November`, for the head of a day. */
export const formatToday = (now: Date = new Date()): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long' }).format(now);

/** `today, 16:40`, `yesterday, 09:05`, else the date: what a person would say. */
export function formatWhen(iso: string, now: Date = new Date(), language: string = locale()): string {
  const then = new Date(iso);
  const days = calendarDays(then, now);
  if (days > 1 || days < 0) {
    const sameYear = then.getFullYear() === now.getFullYear();
    return new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'short',
      ...(!sameYear && { year: 'numeric' }),
    }).format(then);
  }
  const day = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day');
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(then);
  return `${day}, ${time}`;
}

/** Which greeting fits the hour. */
export function partOfDay(now: Date = new Date()): 'morning' | 'afternoon' | 'evening' {
  const hour = now.getHours();
  return hour >= 5 && hour < 12 ? 'morning' : hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}

/** Midnights between two moments, in local time. */
function calendarDays(from: Date, to: Date): number {
  const day = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((day(to) - day(from)) / 86_400_000);
}
