import { expect, test } from 'vitest';
import {
  formatBytes,
  formatDate,
  formatDay,
  formatDuration,
  formatMoment,
  formatUntil,
  formatWhen,
  partOfDay,
} from './format.ts';

const now = new Date(2026, 10, 20, 9, 30);
const at = (...when: [number, number, number, number, number]) => new Date(...when).toISOString();

test('a moment of today or yesterday is named by its day', () => {
  expect(formatWhen(at(2026, 10, 20, 8, 5), now, 'en-GB')).toBe('today, 08:05');
  expect(formatWhen(at(2026, 10, 19, 23, 59), now, 'en-GB')).toBe('yesterday, 23:59');
});

test('a day alone is named without its hour', () => {
  expect(formatDay(at(2026, 10, 20, 8, 5), now, 'en-GB')).toBe('today');
  expect(formatDay(at(2026, 10, 19, 23, 59), now, 'en-GB')).toBe('yesterday');
  expect(formatDay(at(2026, 10, 18, 12, 0), now, 'en-GB')).toBe('18 Nov');
});

test('an older moment is a date, with its year when it is not this year', () => {
  expect(formatWhen(at(2026, 10, 18, 12, 0), now, 'en-GB')).toBe('18 Nov');
  expect(formatWhen(at(2025, 11, 31, 12, 0), now, 'en-GB')).toBe('31 Dec 2025');
});

test('a moment after now, from a clock that was set back, is a date and not a guess', () => {
  expect(formatWhen(at(2026, 10, 21, 8, 0), now, 'en-GB')).toBe('21 Nov');
});

test('until when something lasts names the day where that is not today', () => {
  expect(formatUntil(at(2026, 10, 20, 11, 7), now, 'en-GB')).toBe('11:07');
  expect(formatUntil(at(2026, 10, 21, 0, 30), now, 'en-GB')).toBe('tomorrow, 00:30');
  expect(formatUntil(at(2026, 10, 24, 11, 7), now, 'en-GB')).toBe('24 Nov, 11:07');
  expect(formatUntil(at(2026, 10, 19, 23, 59), now, 'en-GB')).toBe('19 Nov, 23:59');
});

test('a date is a date, also today', () => {
  expect(formatDate(now.toISOString(), 'en-GB')).toBe('20 Nov 2026');
});

test('a moment for paper names its day, its year and its hour', () => {
  expect(formatMoment(at(2026, 11, 5, 14, 30), 'en-GB')).toMatch(/^Saturday,? 5 December 2026 at 14:30$/);
});

test('the greeting follows the hour', () => {
  expect(partOfDay(new Date(2026, 0, 1, 5, 0))).toBe('morning');
  expect(partOfDay(new Date(2026, 0, 1, 12, 0))).toBe('afternoon');
  expect(partOfDay(new Date(2026, 0, 1, 18, 0))).toBe('evening');
  expect(partOfDay(new Date(2026, 0, 1, 23, 59))).toBe('evening');
  expect(partOfDay(new Date(2026, 0, 1, 0, 0))).toBe('night');
  expect(partOfDay(new Date(2026, 0, 1, 4, 59))).toBe('night');
});

test.each([
  [0, '0 byte'],
  [1023, '1,023 byte'],
  [1536, '1.5 kB'],
  [3.1 * 2 ** 20, '3.1 MB'],
  [69.25 * 2 ** 30, '69.3 GB'],
  [5000 * 2 ** 40, '5,000 TB'],
])('%i bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes, 'en-GB')).toBe(words);
});

test.each([
  [0, '0 seconds'],
  [400, '0.4 seconds'],
  [60_000, '1 minute'],
  [5_400_000, '1.5 hours'],
  [3 * 86_400_000, '3 days'],
])('%i ms are %s', (ms, words) => {
  expect(formatDuration(ms, 'en-GB')).toBe(words);
});
