import { expect, test } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { OperationRefused } from '../refusal.ts';
import { createRefusals } from './refusals.ts';
import type { AuditTrail } from './trail.ts';

type Happening = Parameters<AuditTrail['record']>[0];

function started() {
  const clock = createFakeClock();
  const rows: Happening[] = [];
  const refusals = createRefusals({ clock, trail: { record: (row) => void rows.push(row) } });
  /** Somebody is refused at an operation, with one code. */
  const tryIt = (code: string, path: string | null, raw: unknown = {}): void =>
    refusals.note({
      refusal: new OperationRefused(code),
      op: path === null ? null : { path, kind: 'command' },
      raw,
      by: { actorId: 'eve', details: {} },
      windowId: 'w',
    });
  return { clock, refusals, rows, tryIt };
}

const slight = ['INVALID_INPUT', 'UNAUTHENTICATED', 'LOCKED'];

/** As hard as one can try: everything that is refused, at more operations than there are. */
function flood(tryIt: ReturnType<typeof started>['tryIt'], codes: readonly string[]): void {
  for (let n = 0; n < 500; n += 1) for (const code of codes) tryIt(code, `feature.operation${n}`);
}

test('junk leaves sixty rows an hour, and a wrong role is on record after any amount of it', () => {
  const { rows, tryIt } = started();
  flood(tryIt, slight);
  expect(rows).toHaveLength(60);
  tryIt('FORBIDDEN', 'accounts.list');
  tryIt('RATE_LIMITED', 'accounts.signIn');
  tryIt('NOT_FOUND', 'reports.get', { id: '0198f3a0-7c1e-7000-8000-0123456789ab' });
  expect(rows.slice(60).map(({ action, details }) => [action, details])).toEqual([
    ['call.refused', { op: 'accounts.list', code: 'FORBIDDEN' }],
    ['limit.exceeded', { op: 'accounts.signIn' }],
    [
      'call.refused',
      { op: 'reports.get', code: 'NOT_FOUND', target: '0198f3a0-7c1e-7000-8000-0123456789ab' },
    ],
  ]);
});

test('what there is no room for is told in counts, by operation and code', () => {
  const { clock, refusals, rows, tryIt } = started();
  flood(tryIt, ['FORBIDDEN']);
  expect(rows).toHaveLength(120);
  tryIt('FORBIDDEN', 'accounts.list');
  clock.advance(15 * 60_000);
  refusals.settleDue();
  expect(rows).toHaveLength(121);
  expect(rows[120]).toMatchObject({ action: 'call.refusedAgain', actorId: 'eve' });
  const { details } = rows[120] ?? {};
  expect(Object.keys(details ?? {})).toHaveLength(500 - 120 + 1);
  expect(details).toMatchObject({ 'feature.operation499.FORBIDDEN': 1, 'accounts.list.FORBIDDEN': 1 });
});

test('each who tries has rows of their own, and their counts are told apart', () => {
  const { refusals, rows, tryIt } = started();
  flood(tryIt, ['FORBIDDEN', ...slight]);
  rows.length = 0;
  const refusal = new OperationRefused('FORBIDDEN');
  const op = { path: 'accounts.list', kind: 'query' } as const;
  const locked = { actorId: null, details: { lockedWindowOf: 'eve' } };
  const nobody = { actorId: null, details: {} };
  for (const by of [locked, nobody, locked]) refusals.note({ refusal, op, raw: {}, by, windowId: 'w' });
  expect(rows.map(({ actorId, details }) => [actorId, details])).toEqual([
    [null, { op: 'accounts.list', code: 'FORBIDDEN', lockedWindowOf: 'eve' }],
    [null, { op: 'accounts.list', code: 'FORBIDDEN' }],
  ]);
  refusals.settleOf(locked, 'w');
  expect(rows[2]).toMatchObject({
    actorId: null,
    details: { 'accounts.list.FORBIDDEN': 1, lockedWindowOf: 'eve' },
  });
});

test('the same again is counted for a quarter of an hour, and what is over is swept', () => {
  const { clock, refusals, rows, tryIt } = started();
  const quarter = 15 * 60_000;
  tryIt('FORBIDDEN', 'accounts.list');
  tryIt('FORBIDDEN', 'accounts.list');
  clock.advance(quarter - 1);
  tryIt('FORBIDDEN', 'accounts.list');
  refusals.settleDue();
  expect(rows).toHaveLength(1);
  clock.advance(1);
  refusals.settleDue();
  expect(rows[1]).toMatchObject({ details: { 'accounts.list.FORBIDDEN': 2 } });
  for (let n = 0; n < 1200; n += 1) {
    const by = { actorId: `person ${n}`, details: {} };
    const op = { path: 'accounts.list', kind: 'query' } as const;
    refusals.note({ refusal: new OperationRefused('FORBIDDEN'), op, raw: {}, by, windowId: 'w' });
  }
  tryIt('FORBIDDEN', 'accounts.list');
  tryIt('FORBIDDEN', 'accounts.list');
  expect(rows).toHaveLength(2 + 1200 + 1);
});

const idOf = (n: number): string => `0198f3a0-7c1e-7000-8000-${String(n).padStart(12, '0')}`;

test('each further object of somebody else is a row, once, and sixty of them an hour', () => {
  const { refusals, rows, tryIt } = started();
  const reach = (n: number): void => tryIt('NOT_FOUND', 'reports.get', { id: idOf(n) });
  for (const n of [1, 1, 2, 2, 1]) reach(n);
  expect(rows.map(({ details }) => details?.['target'])).toEqual([idOf(1), idOf(2)]);
  for (let n = 3; n <= 100; n += 1) reach(n);
  expect(rows).toHaveLength(1 + 60);
  // What is reached for one after the other takes no room of what is tried next.
  tryIt('FORBIDDEN', 'accounts.list');
  expect(rows).toHaveLength(1 + 60 + 1);
  refusals.settleAll();
  expect(rows.at(-1)).toMatchObject({ details: { 'reports.get.NOT_FOUND': 3 + 39 } });
});

test('a further object does not keep the operation quiet for longer', () => {
  const { clock, rows, tryIt } = started();
  const minute = 60_000;
  tryIt('NOT_FOUND', 'reports.get', { id: idOf(1) });
  clock.advance(10 * minute);
  tryIt('NOT_FOUND', 'reports.get', { id: idOf(2) });
  tryIt('NOT_FOUND', 'reports.get');
  expect(rows).toHaveLength(2);
  clock.advance(5 * minute);
  tryIt('NOT_FOUND', 'reports.get');
  expect(rows).toHaveLength(3);
});

test('whoever is on record already is not so twice because a crowd tries the same', () => {
  const { refusals, rows, tryIt } = started();
  tryIt('FORBIDDEN', 'accounts.list');
  for (let n = 0; n < 1200; n += 1) {
    const by = { actorId: `person ${n}`, details: {} };
    const op = { path: 'accounts.list', kind: 'query' } as const;
    refusals.note({ refusal: new OperationRefused('FORBIDDEN'), op, raw: {}, by, windowId: 'w' });
  }
  tryIt('FORBIDDEN', 'accounts.list');
  expect(rows).toHaveLength(1 + 1200);
});
