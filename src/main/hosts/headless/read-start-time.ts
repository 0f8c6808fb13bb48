/** ISO 8601: a date, or a date and a time in UTC or with its distance from it. */
const isoTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/**
 * The first and the last moment from which a store may be used. Its times are ISO text that sorts by its letters, so a
 * year has four digits; a year at the end is kept for what is still to come then.
 */
const earliest = new Date('1970-01-01T00:00:00.000Z');
const latest = new Date('9998-12-31T23:59:59.999Z');

/** What `--clock` says, or why it cannot be used. */
export function readStartTime(text: string): Date | string {
  const time = new Date(text);
  if (!isoTime.test(text) || Number.isNaN(time.getTime())) {
    return '--clock takes an ISO 8601 time, for instance 2026-11-20T09:00:00Z.';
  }
  if (time < earliest || time > latest) {
    return '--clock takes a time from the years 1970 to 9998: a store can hold no other.';
  }
  return time;
}
