import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Store } from '#main/platform/db/store.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { opened, storePorts } from '#tests/store/store-ports.ts';
import { auditCustody } from './custody.ts';
import { createAuditRecorder, type AuditEvent } from './recorder.ts';

const place = { program: 'Drillroom tests', machine: 'PC-17', osUser: 'petra' };
const record = createAuditRecorder({
  random: systemRandom,
  place,
  nameOf: (_db, id) => `The ${id}`,
  keepTime: () => {},
});

let store: Store;
beforeEach(async () => {
  ({ store } = await opened(storePorts()));
});
const happened = (...events: readonly Partial<AuditEvent>[]): void =>
  store.transact((db) => {
    for (const more of events) {
      const event = { at: new Date(0), action: 'thing.done', outcome: 'done', subjectId: null } as const;
      record(db, store, { ...event, actorId: null, ...more });
    }
  });
const recordsOf = (accountId: string) =>
  [...auditCustody.read(store.read, accountId, 0)].map(({ records }) => records);

test('somebody’s rows are those of what they did and of what was done to them, and say who and where', () => {
  happened(
    { actorId: 'ama', details: { rows: 1 } },
    { actorId: 'kofi', subjectId: 'ama', outcome: 'refused' },
    { subjectId: 'ama' },
    { actorId: 'kofi', subjectId: 'kofi' },
    { actorId: 'ama', subjectId: 'report' },
  );
  const row = { at: '1970-01-01T00:00:00.000Z', action: 'thing.done', outcome: 'done', details: '{}' };
  const where = 'Drillroom tests, PC-17, petra';
  expect(auditCustody.count(store.read, 'ama')).toEqual({ actions: 4 });
  expect(auditCustody.count(store.read, 'nobody')).toEqual({ actions: 0 });
  expect(recordsOf('ama')).toEqual([
    [
      { ...row, seq: 1, details: '{"rows":1}', by: 'you', toYou: false, where },
      { ...row, seq: 2, outcome: 'refused', by: 'somebody else', toYou: true, where: null },
      { ...row, seq: 3, by: 'nobody signed in', toYou: true, where: null },
      { ...row, seq: 5, by: 'you', toYou: false, where },
    ],
  ]);
  expect([...auditCustody.read(store.read, 'nobody', 0)]).toEqual([{ of: 'actions', records: [] }]);
});

test('where somebody was is not known where it was erased, or is not written as it should be', () => {
  happened({ actorId: 'ama' }, { actorId: 'ama', nameless: true });
  store.transact((db) => {
    db.run(sql`DELETE FROM audit_names`);
    db.run(sql`INSERT INTO audit_names (seq, salt, names) VALUES (2, 's', '{"program":"Drillroom"}')`);
  });
  expect(recordsOf('ama').flat()).toMatchObject([{ where: null }, { where: null }]);
});

test('rows are read five hundred at a time, each once, in their order', () => {
  happened(...Array.from({ length: 1000 }, (_, n) => ({ actorId: 'ama', details: { n } })));
  const helpings = recordsOf('ama');
  expect(helpings.map(({ length }) => length)).toEqual([500, 500, 0]);
  expect(helpings.flat().map(({ details }) => details)).toEqual(
    Array.from({ length: 1000 }, (_, n) => `{"n":${n}}`),
  );
  happened({ actorId: 'ama' });
  expect(recordsOf('ama').map(({ length }) => length)).toEqual([500, 500, 1]);
});

test('the names beside the rows of whoever is gone are erased, and the rows stay', () => {
  happened(
    { actorId: 'ama' },
    { actorId: 'kofi', subjectId: 'ama' },
    { actorId: 'kofi' },
    { subjectId: 's' },
  );
  const many = Array.from({ length: 1001 }, (_, n) => `session ${n}`);
  happened({ subjectId: 'session 500' }, { subjectId: 'session 1000' });
  const erased = store.transact((db) => auditCustody.erase(db, 'ama', ['ama', ...many], store.keys.audit));
  expect(erased).toEqual([]);
  expect(store.read.all(sql`SELECT seq FROM audit_names ORDER BY seq`)).toEqual([{ seq: 3 }, { seq: 4 }]);
  expect(auditCustody.count(store.read, 'ama')).toEqual({ actions: 2 });
});

test('every table of the audit is somebody’s or says why it is nobody’s', () => {
  expect(Object.keys(auditCustody.tables.personal)).toEqual(['audit', 'audit_names']);
  expect(Object.keys(auditCustody.tables.impersonal)).toEqual(['audit_anchor', 'audit_erasures']);
});
