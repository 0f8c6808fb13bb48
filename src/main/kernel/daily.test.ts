import { expect, test } from 'vitest';
import { isDailyDue } from './daily.ts';

const hourMs = 3_600_000;
const now = new Date('2026-11-20T15:00:00Z');
const ago = (hours: number): Date => new Date(now.getTime() - hours * hourMs);
const due = (done: Date[], isQuiet: boolean, startedHoursAgo = 0): boolean =>
  isDailyDue(done, { now, startedAt: ago(startedHoursAgo), isQuiet });

test('a day after the last time, in a quiet moment', () => {
  expect(due([ago(19.9), ago(60)], true)).toBe(false);
  expect(due([ago(20), ago(60)], true)).toBe(true);
  expect(due([ago(60), ago(20)], false)).toBe(false);
});

test('where nobody ever stops working, four hours later all the same', () => {
  expect(due([ago(23.9)], false)).toBe(false);
  expect(due([ago(24)], false)).toBe(true);
});

test('the first time of a store in the first quiet moment, or four hours after the start', () => {
  expect(due([], true)).toBe(true);
  expect(due([], false, 3.9)).toBe(false);
  expect(due([], false, 4)).toBe(true);
});

test('one from the future counts for nothing', () => {
  expect(due([ago(-48)], true)).toBe(true);
  expect(due([ago(-48), ago(2)], true)).toBe(false);
});
