import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

test('operations are counted apart, each by how its calls ended', () => {
  const { record, snapshot } = createMetrics();
  record({ op: 'library.list', outcome: 'OK', ms: 4, accountId: null });
  record({ op: 'library.list', outcome: 'FORBIDDEN', ms: 1, accountId: null });
  record({ op: 'library.list', outcome: 'OK', ms: 2, accountId: null });
  record({ op: 'reports.get', outcome: 'OK', ms: 7, accountId: null });
  expect(snapshot()).toEqual([
    { op: 'library.list', calls: 3, outcomes: { OK: 2, FORBIDDEN: 1 }, p50Ms: 2, p95Ms: 4, totalMs: 7 },
    { op: 'reports.get', calls: 1, outcomes: { OK: 1 }, p50Ms: 7, p95Ms: 7, totalMs: 7 },
  ]);
});

test('half of the calls took less than the one figure, and 95 of 100 less than the other', () => {
  const { record, snapshot } = createMetrics();
  for (let ms = 100; ms >= 1; ms -= 1) record({ op: 'library.list', outcome: 'OK', ms: ms, accountId: null });
  expect(snapshot()).toMatchObject([{ p50Ms: 51, p95Ms: 96 }]);
});

test('an old slow spell is forgotten after 512 calls, though they are still counted', () => {
  const { record, snapshot } = createMetrics();
  for (let call = 0; call < 600; call += 1)
    record({ op: 'library.list', outcome: 'OK', ms: 500, accountId: null });
  for (let call = 0; call < 511; call += 1)
    record({ op: 'library.list', outcome: 'OK', ms: 3, accountId: null });
  expect(snapshot()).toMatchObject([{ calls: 1111, p50Ms: 3, p95Ms: 3 }]);
  record({ op: 'library.list', outcome: 'OK', ms: 3, accountId: null });
  for (let call = 0; call < 200; call += 1)
    record({ op: 'library.list', outcome: 'OK', ms: 9, accountId: null });
  expect(snapshot()).toMatchObject([{ p50Ms: 3, p95Ms: 9 }]);
});

test('who meets a limit is counted, the most frequent first; nobody known is counted too', () => {
  const { record, limitViolations } = createMetrics();
  const met = (accountId: string | null) =>
    record({ op: 'library.search', outcome: 'RATE_LIMITED', ms: 1, accountId });
  met('ama');
  met(null);
  met('ama');
  record({ op: 'library.search', outcome: 'OK', ms: 1, accountId: 'kofi' });
  expect(limitViolations()).toEqual([
    { accountId: 'ama', count: 2 },
    { accountId: null, count: 1 },
  ]);
});

test('beyond 500 people, others who meet a limit are counted together', () => {
  const { record, limitViolations } = createMetrics();
  for (let n = 0; n < 510; n += 1)
    record({ op: 'library.search', outcome: 'RATE_LIMITED', ms: 1, accountId: `person ${n}` });
  expect(limitViolations()).toHaveLength(501);
  expect(limitViolations()[0]).toEqual({ accountId: null, count: 10 });
});
