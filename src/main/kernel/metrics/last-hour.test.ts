import { expect, test } from 'vitest';
import { contract } from '#features/contract.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { createLastHour } from './last-hour.ts';
import { createMetrics } from './metrics.ts';
import { opKinds } from './op-kinds.ts';

const minute = 60_000;

function following() {
  const clock = createFakeClock();
  const metrics = createMetrics();
  let taken = 0;
  const machine = { takeEventLoopDelay: () => ({ p50Ms: 0, p99Ms: (taken += 1), maxMs: 9 }) };
  const lastHour = createLastHour({ clock, machine, metrics, kindOf: opKinds(contract) });
  const call = (op: string, outcome = 'OK') => metrics.record({ op, outcome, ms: 1, accountId: null });
  return { clock, call, lastHour };
}

test('each minute counts what was answered in it, and starts anew', () => {
  const { clock, call, lastHour } = following();
  call('library.import');
  call('library.import', 'INVALID_INPUT');
  call('library.search');
  call('reports.list', 'INTERNAL');
  call('reports.list', 'UNAVAILABLE');
  expect(lastHour.minutes()).toEqual([]);
  clock.advance(minute);
  const first = clock.now().toISOString();
  call('system.opening');
  clock.advance(minute);
  expect(lastHour.minutes()).toEqual([
    {
      at: first,
      calls: 5,
      failed: 2,
      imports: 1,
      retrievals: 1,
      eventLoop: { p50Ms: 0, p99Ms: 1, maxMs: 9 },
    },
    {
      at: clock.now().toISOString(),
      calls: 1,
      failed: 0,
      imports: 0,
      retrievals: 0,
      eventLoop: { p50Ms: 0, p99Ms: 2, maxMs: 9 },
    },
  ]);
});

test('what is more than an hour ago is forgotten, and nothing is followed once it is stopped', () => {
  const { clock, lastHour } = following();
  clock.advance(90 * minute);
  expect(lastHour.minutes()).toHaveLength(60);
  expect(lastHour.minutes()[0]?.eventLoop.p99Ms).toBe(31);
  lastHour.stop();
  clock.advance(minute);
  expect(lastHour.minutes().at(-1)?.eventLoop.p99Ms).toBe(90);
});

test('the declarations say what is an import, a retrieval or a sign-in', () => {
  const kindOf = opKinds(contract);
  const ofKind = (kind: string) =>
    Object.entries(contract)
      .flatMap(([feature, ops]) => Object.keys(ops).map((name) => `${feature}.${name}`))
      .filter((path) => kindOf(path) === kind);
  expect(ofKind('signIn')).toEqual(['accounts.signIn', 'accounts.signInByCode', 'accounts.redeemCode']);
  expect(ofKind('retrieval')).toContain('library.search');
  expect(ofKind('import')).toContain('library.import');
  expect(kindOf('nobody.knows')).toBeNull();
});
