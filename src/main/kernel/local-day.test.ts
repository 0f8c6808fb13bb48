import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter, dayOf, startOfDay } from './local-day.ts';

describe('the start of a day', () => {
  test.each([
    ['in a zone without summer time', '2026-11-20', 'Africa/Accra', '2026-11-20T00:00:00.000Z'],
    ['in winter', '2026-11-20', 'Europe/Berlin', '2026-11-19T23:00:00.000Z'],
    ['in summer', '2026-07-20', 'Europe/Berlin', '2026-07-19T22:00:00.000Z'],
    ['on which the clocks are put forward', '2026-03-29', 'Europe/London', '2026-03-29T00:00:00.000Z'],
    ['on which they are put back', '2026-10-25', 'Europe/London', '2026-10-24T23:00:00.000Z'],
    ['a quarter of an hour off', '2026-11-20', 'Asia/Kathmandu', '2026-11-19T18:15:00.000Z'],
    ['whose midnight the clocks leave out', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['whose midnight comes twice', '2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
    ['at the edge of the world', '2026-11-20', 'Pacific/Kiritimati', '2026-11-19T10:00:00.000Z'],
  ])('%s', (_what, day, timeZone, moment) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(moment);
  });
});

test('is on that day, and the moment before it is not, wherever and whenever', () => {
  const zones = fc.constantFrom('Europe/London', 'America/Havana', 'Asia/Kathmandu', 'Australia/Lord_Howe');
  const moments = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2036-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, zones, (moment, timeZone) => {
      const day = dayOf(moment, timeZone);
      const start = startOfDay(day, timeZone);
      expect(dayOf(start, timeZone)).toBe(day);
      expect(dayOf(new Date(start.getTime() - 1), timeZone)).toBe(dayAfter(day, -1));
      expect(start.getTime()).toBeLessThanOrEqual(moment.getTime());
    }),
    { seed: 20_261_120 },
  );
});
