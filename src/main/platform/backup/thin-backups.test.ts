import { describe, expect, test } from 'vitest';
import { backupsToRemove, longestDays, type Aged } from './thin-backups.ts';

const dayMs = 86_400_000;
const now = new Date('2026-11-20T15:00:00Z');
const zone = 'Europe/Zurich';
const at = (daysAgo: number): Aged => {
  const madeAt = new Date(now.getTime() - daysAgo * dayMs);
  return { name: madeAt.toISOString(), madeAt };
};
const days = (from: number, to: number, each = 1): Aged[] =>
  Array.from({ length: Math.floor((to - from) / each) + 1 }, (_, index) => at(from + index * each));
const kept = (backups: readonly Aged[], when = now): string[] => {
  const gone = new Set(backupsToRemove(backups, when, zone));
  return backups.filter(({ name }) => !gone.has(name)).map(({ name }) => name);
};

test('everything of the last two days is kept, however much it is', () => {
  const hourly = days(0, 1.99, 1 / 24);
  expect(kept(hourly)).toHaveLength(hourly.length);
});

test('behind them stay the newest of each of 12 days, 10 weeks and 9 months', () => {
  // One made every hour for two years.
  const all = days(0, 730, 1 / 24);
  const rest = kept(all).filter((name) => now.getTime() - Date.parse(name) >= 2 * dayMs);
  const dates = rest.map((name) => new Date(name).toLocaleDateString('sv', { timeZone: zone }));
  expect(dates.slice(0, 12)).toEqual(days(3, 14).map(({ madeAt }) => madeAt.toISOString().slice(0, 10)));
  // The Sundays of the weeks before.
  expect(dates.slice(12, 22)).toEqual(days(19, 82, 7).map(({ madeAt }) => madeAt.toISOString().slice(0, 10)));
  expect(dates.slice(22)).toEqual([
    '2026-07-31',
    '2026-06-30',
    '2026-05-31',
    '2026-04-30',
    '2026-03-31',
    '2026-02-28',
    '2026-01-31',
    '2025-12-31',
    '2025-11-30',
  ]);
});

test('thinned day after day for two years, the same stay as if they were thinned once', () => {
  let held: Aged[] = [];
  for (let day = 730; day >= 0; day--) {
    const when = new Date(now.getTime() - day * dayMs);
    held = [at(day), ...held];
    const gone = new Set(backupsToRemove(held, when, zone));
    held = held.filter(({ name }) => !gone.has(name));
    expect(held.length).toBeLessThanOrEqual(2 + 1 + 12 + 10 + 9);
  }
  expect(held.length).toBeGreaterThanOrEqual(2 + 12 + 10 + 8);
});

test('a PC that was off for months keeps what it has', () => {
  const rare = days(0, 360, 40);
  expect(kept(rare)).toHaveLength(rare.length);
});

test('none but the newest is kept beyond a year', () => {
  const held = [...days(0, 6), at(200)];
  expect(kept([...held, at(longestDays), at(longestDays + 1), at(longestDays + 500)])).toHaveLength(9);
  expect(kept([at(longestDays + 1)])).toHaveLength(1);
});

describe('the clock', () => {
  test('set back, it makes nothing old', () => {
    const future = days(-400, -100, 50);
    expect(kept([...future, ...days(0, 10)])).toHaveLength(future.length + 11);
  });

  const tenOfNow = days(0, 9);
  const jumpDays = 3650;
  const jumped = (day: number): Date => new Date(now.getTime() + (jumpDays + day) * dayMs);
  const afterwards = (count: number): Aged[] => days(-jumpDays - count + 1, -jumpDays);

  test('set ahead by ten years, it takes nothing away', () => {
    expect(kept(tenOfNow, jumped(0))).toHaveLength(10);
    expect(kept([...tenOfNow, ...afterwards(1)], jumped(0))).toHaveLength(11);
    expect(kept([...tenOfNow, ...afterwards(6)], jumped(5))).toHaveLength(16);
  });

  test('ten years ahead for a week, it is believed, as that of a PC which was off for so long', () => {
    const all = [...tenOfNow, ...afterwards(7)];
    expect(kept(all, jumped(6))).toEqual(afterwards(7).map(({ name }) => name));
    const oneDay = Array.from({ length: 30 }, (_, hours) => at(-jumpDays - hours / 100));
    expect(kept([...tenOfNow, ...oneDay], jumped(0))).toHaveLength(40);
  });

  test('ahead and right again, what was made meanwhile keeps nothing from going', () => {
    const all = [...afterwards(1), ...days(0, 9), at(longestDays + 1)];
    expect(kept(all)).toHaveLength(11);
  });

  test('of summer time makes no day of two', () => {
    // 29 March 2026 has 23 hours in this zone; each of these is half an hour before midnight there.
    const spring = ['2026-03-30T21:30:00Z', '2026-03-29T21:30:00Z', '2026-03-28T22:30:00Z'].map((name) => ({
      name,
      madeAt: new Date(name),
    }));
    expect(kept(spring, new Date('2026-04-10T10:00:00Z'))).toHaveLength(3);
  });
});
