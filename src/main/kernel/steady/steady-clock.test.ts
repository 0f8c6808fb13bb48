import { join } from 'node:path';
import { expect, test } from 'vitest';
import { opened, storePorts } from '#tests/store/store-ports.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fake-clock.ts';
import { createSteadyClock } from './steady-clock.ts';
import { keptTime } from './store.ts';

const at = (time: string): string => `2026-11-20T${time}.000Z`;
const migrationsDir = join(import.meta.dirname, '../../../../migrations');
const minute = 60_000;
const hour = 60 * minute;

/** A store of its own, and what starts the program on it anew. */
async function started(clock: FakeClock) {
  const { store } = await opened(storePorts({ clock, migrationsDir }));
  const start = () => {
    const steady = createSteadyClock(clock);
    steady.attach(store.read);
    return {
      now: () => new Date(steady.nowMs()).toISOString(),
      ms: steady.nowMs,
      end: () => store.transact(steady.keep),
    };
  };
  return { start, store };
}

test('follows the wall clock while that goes forward', async () => {
  const clock = createFakeClock(at('09:00:00'));
  const { start } = await started(clock);
  const { now } = start();
  expect(now()).toBe(at('09:00:00'));
  clock.advance(minute);
  expect(now()).toBe(at('09:01:00'));
  clock.setWall(at('12:00:00'));
  expect(now()).toBe(at('12:00:00'));
});

test('goes on from where it was when the clock is set back, at the pace at which time passes', async () => {
  const clock = createFakeClock(at('09:00:00'));
  const { start } = await started(clock);
  const { now } = start();
  now();
  clock.setWall(at('03:00:00'));
  clock.advance(minute);
  expect(now()).toBe(at('09:01:00'));
  clock.advance(minute);
  expect(now()).toBe(at('09:02:00'));
});

test('goes on from where an earlier run had come, however often it is started under a clock that was set back', async () => {
  const clock = createFakeClock(at('09:00:00'));
  const { start } = await started(clock);
  const first = start();
  clock.setWall('2027-05-20T09:00:00.000Z');
  first.end();
  clock.setWall(at('09:00:00'));
  for (const minutes of [1, 2, 3]) {
    const run = start();
    clock.advance(minute);
    expect(run.now()).toBe(`2027-05-20T09:0${minutes}:00.000Z`);
    run.end();
  }
});

test('counts what passed between two runs by the wall clock', async () => {
  const clock = createFakeClock(at('09:00:00'));
  const { start } = await started(clock);
  start().end();
  clock.setWall(at('17:00:00'));
  expect(start().now()).toBe(at('17:00:00'));
});

test('a clock that was a year ahead and was set right neither stops it nor lets anything last longer', async () => {
  const clock = createFakeClock('2027-11-20T09:00:00.000Z');
  const { start } = await started(clock);
  const run = start();
  const made = run.ms();
  clock.setWall(at('09:00:00'));
  run.now();
  clock.sleep(hour);
  expect(run.ms() - made).toBe(hour);
  run.end();
  // Between two runs nothing but the wall clock tells that time passed.
  clock.setWall('2026-11-27T10:00:00.000Z');
  expect(start().ms() - made).toBe(hour + 7 * 24 * hour);
});

test('a clock that the network sets right by seconds leaves it where it was, and nothing adds up', async () => {
  const clock = createFakeClock(at('09:00:00'));
  const { start } = await started(clock);
  for (let day = 0; day < 20; day += 1) {
    const run = start();
    // A kept sign-in is resumed, and with it the record has a row.
    run.now();
    clock.advance(hour);
    clock.setWall(new Date(clock.now().getTime() - 30_000).toISOString());
    run.now();
    clock.advance(hour);
    run.end();
    clock.setWall(new Date(clock.now().getTime() + 30_000).toISOString());
  }
  expect(start().ms() - clock.now().getTime()).toBeLessThanOrEqual(minute);
});

test('is counted in whole milliseconds, and what is kept never goes back', async () => {
  const clock = createFakeClock(at('09:00:00'));
  const { start, store } = await started(clock);
  expect(keptTime(store.read)).toEqual({ steadyMs: 0, wallMs: 0 });
  const run = start();
  run.now();
  clock.setWall(at('08:00:00'));
  clock.advance(0.5);
  expect(run.ms()).toBe(Date.parse(at('09:00:00')));
  run.end();
  expect(keptTime(store.read)).toEqual({
    steadyMs: Date.parse(at('09:00:00')),
    wallMs: Date.parse(at('08:00:00')),
  });
});

test('the furthest time that a clock can show is not too much for it', async () => {
  const clock = createFakeClock(at('09:00:00'));
  const { start } = await started(clock);
  const run = start();
  clock.setWall('+275760-09-12T00:00:00.000Z');
  const made = run.ms();
  run.end();
  clock.setWall(at('09:00:00'));
  const later = start();
  clock.advance(hour);
  expect(later.ms() - made).toBe(hour);
  later.end();
});
