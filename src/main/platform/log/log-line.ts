import type { Clock, LogFields } from '../ports.ts';
import { describeError } from './describe-error.ts';

export type Level = 'info' | 'warn' | 'error';

const longestText = 300;

/** One line of JSON: time, level, event, then the fields. Line breaks in a value are escaped by JSON itself. */
export function logLine(
  { clock, root }: { clock: Pick<Clock, 'now'>; root: string },
  level: Level,
  event: string,
  { fields, error }: { fields?: LogFields | undefined; error?: unknown } = {},
): string {
  const short = Object.entries(fields ?? {}).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.slice(0, longestText).toWellFormed() : value,
  ]);
  // Twice: first so that they stand in front, last so that no field can take their place.
  const head = { at: clock.now().toISOString(), level, event };
  return JSON.stringify({
    ...head,
    ...Object.fromEntries(short),
    ...(error === undefined ? {} : { error: describeError(error, root) }),
    ...head,
  });
}
