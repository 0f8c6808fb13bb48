import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { createCallLog, duringCall, outsideCalls, type LogLevel } from './call-log.ts';

function logging() {
  const lines: unknown[] = [];
  let level: LogLevel = 'info';
  const log = createCallLog(
    {
      info: (event, fields) => void lines.push(['info', event, fields]),
      warn: (event, fields) => void lines.push(['warn', event, fields]),
      error: (event, _error, fields) => void lines.push(['error', event, fields]),
    },
    () => level,
  );
  return { lines, log, setLevel: (next: LogLevel) => void (level = next) };
}

test('every line of a call carries its number, however far the way was; others carry none', async () => {
  const { lines, log } = logging();
  log.info('before');
  await Promise.all([
    duringCall('one', async () => {
      await nextTurn();
      log.warn('slow', { n: 1 });
    }),
    duringCall('two', async () => {
      log.info('quick');
      await nextTurn();
      await nextTurn();
      log.error('failed', new Error('x'), { op: 'a.b' });
    }),
  ]);
  expect(lines).toEqual([
    ['info', 'before', undefined],
    ['info', 'quick', { ref: 'two' }],
    ['warn', 'slow', { n: 1, ref: 'one' }],
    ['error', 'failed', { op: 'a.b', ref: 'two' }],
  ]);
});

test('what a call sets going by the clock belongs to no call', () => {
  const { lines, log } = logging();
  const clock = createFakeClock();
  duringCall('one', () => outsideCalls(clock).every(1000, () => log.info('tick')));
  duringCall('two', () => clock.advance(1000));
  expect(lines).toEqual([['info', 'tick', undefined]]);
});

test('what is below the level is left out, from the moment on at which the level changes', () => {
  const { lines, log, setLevel } = logging();
  const all = () => {
    log.info('i');
    log.warn('w');
    log.error('e', null);
  };
  setLevel('warn');
  all();
  setLevel('error');
  all();
  setLevel('info');
  all();
  expect(lines.map((line) => (line as string[])[1])).toEqual(['w', 'e', 'e', 'i', 'w', 'e']);
});
