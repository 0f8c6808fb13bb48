import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Store } from '#main/platform/db/store.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { opened, storePorts } from '#tests/store/store-ports.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fake-clock.ts';
import { createAuditRecorder } from './recorder.ts';
import { createAuditTrail, type AuditTrail } from './trail.ts';

let clock: FakeClock;
let store: Store;
let isOpen: boolean;
let errors: unknown[];
let trail: AuditTrail;

beforeEach(async () => {
  clock = createFakeClock();
  ({ store } = await opened(storePorts()));
  isOpen = true;
  errors = [];
  const place = { program: 'Drillroom tests', machine: 'PC-17', osUser: 'petra' };
  trail = createAuditTrail({
    clock,
    log: { info: () => {}, warn: () => {}, error: (...line: unknown[]) => void errors.push(line) },
    recordAudit: createAuditRecorder({ random: systemRandom, place, nameOf: () => null, keepTime: () => {} }),
    store: () => (isOpen ? store : null),
  });
});

const rows = () =>
  store.read.all(
    sql`SELECT at, action, actor_id AS actor, subject_id AS subject, outcome, details FROM audit ORDER BY seq`,
  );
const left = { action: 'session.ended', actorId: 'ama', outcome: 'done' } as const;

test('what happened is a row at once, with the time at which it did', () => {
  trail.record(left);
  trail.record({ ...left, subjectId: 'kofi', details: { by: 'system' } });
  const at = '2026-11-20T09:00:00.000Z';
  expect(rows()).toEqual([
    { at, action: 'session.ended', actor: 'ama', subject: null, outcome: 'done', details: '{}' },
    {
      at,
      action: 'session.ended',
      actor: 'ama',
      subject: 'kofi',
      outcome: 'done',
      details: '{"by":"system"}',
    },
  ]);
  expect(errors).toEqual([]);
});

test('what cannot be written now is owed, is in the log, and is written later with its own time', () => {
  isOpen = false;
  trail.record(left);
  clock.advance(60_000);
  trail.record({ ...left, action: 'session.locked', details: { by: 'idle' } });
  expect(errors).toEqual([
    [
      'audit.owed',
      new Error('There is no open store to hold an audit row.'),
      { rows: 1, last: 'session.ended' },
    ],
    [
      'audit.owed',
      new Error('There is no open store to hold an audit row.'),
      { rows: 2, last: 'session.locked' },
    ],
  ]);
  isOpen = true;
  clock.advance(60_000);
  trail.settle();
  expect(rows()).toMatchObject([
    { at: '2026-11-20T09:00:00.000Z', action: 'session.ended', details: '{"late":true}' },
    { at: '2026-11-20T09:01:00.000Z', action: 'session.locked', details: '{"by":"idle","late":true}' },
  ]);
  trail.settle();
  expect([rows().length, errors.length]).toEqual([2, 2]);
});

test('where nothing is owed, nothing is asked of the store', () => {
  isOpen = false;
  trail.settle();
  expect(errors).toEqual([]);
});

test('several rows that are owed are written together or not at all', () => {
  isOpen = false;
  trail.record(left);
  trail.record(left);
  isOpen = true;
  store.transact((db) =>
    db.run(
      sql`CREATE TRIGGER one_row BEFORE INSERT ON audit WHEN NEW.seq > 1 BEGIN SELECT RAISE(ABORT, 'no'); END`,
    ),
  );
  trail.settle();
  expect(rows()).toEqual([]);
  store.transact((db) => db.run(sql`DROP TRIGGER one_row`));
  trail.settle();
  expect(rows()).toHaveLength(2);
});
