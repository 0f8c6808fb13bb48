import { expect, test } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { createSteadyClock } from './steady-clock.ts';

const at = (time: string): string => `2026-11-20T${time}.000Z`;

test('follows the wall clock while that goes forward', () => {
  const clock = createFakeClock(at('09:00:00'));
  const now = createSteadyClock(clock, null);
  clock.advance(60_000);
  expect(now().toISOString()).toBe(at('09:01:00'));
  clock.setWall(at('12:00:00'));
  expect(now().toISOString()).toBe(at('12:00:00'));
});

test('goes on from where it was when the clock is set back, at the pace at which time passes', () => {
  const clock = createFakeClock(at('09:00:00'));
  const now = createSteadyClock(clock, null);
  clock.setWall(at('03:00:00'));
  clock.advance(60_000);
  expect(now().toISOString()).toBe(at('09:01:00'));
  clock.advance(60_000);
  expect(now().toISOString()).toBe(at('09:02:00'));
});

test('begins no earlier than a time that was seen before', () => {
  const clock = createFakeClock(at('09:00:00'));
  const now = createSteadyClock(clock, new Date(at('10:00:00')));
  clock.advance(1000);
  expect(now().toISOString()).toBe(at('10:00:01'));
});

test('follows the wall clock where that is ahead of the time that was seen before', () => {
  expect(createSteadyClock(createFakeClock(at('09:00:00')), new Date(at('08:00:00')))().toISOString()).toBe(
    at('09:00:00'),
  );
});
