import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { opened, storePorts } from '#tests/store/store-ports.ts';
import { migrationsUpTo } from './from-version.ts';

const kernelStore = async () => (await opened(storePorts({ migrationsDir: migrationsUpTo(1) }))).store;

/** What SQLite said, behind the query builder's own words. */
const causeOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return error instanceof Error ? `${error.message} ${String(error.cause)}` : 'nothing';
  }
};

const auditRow = (seq: number) =>
  sql`INSERT INTO audit VALUES (${seq}, '2026-03-01T09:00:00.000Z', 'tried', NULL, NULL, 'done', '{}', NULL, '', 'aa')`;

test('a new store has every table, no commit and no audit row', async () => {
  const store = await kernelStore();
  expect(store.read.all(sql`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)).toEqual([
    { name: 'applied_migrations' },
    { name: 'audit' },
    { name: 'audit_names' },
    { name: 'commit_head' },
  ]);
  expect(store.read.all(sql`SELECT * FROM commit_head`)).toEqual([
    { id: 1, commits: 0, audit_seq: 0, audit_hash: '' },
  ]);
  expect(store.read.all(sql`SELECT number, name, length(sha256) AS digits FROM applied_migrations`)).toEqual([
    { number: 1, name: '0001_kernel', digits: 64 },
  ]);
});

test.each([
  ['changed', sql`UPDATE audit SET action = 'x'`, 'never changed'],
  ['deleted', sql`DELETE FROM audit`, 'never deleted'],
  ['replaced', sql`INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2`, 'only appended'],
  ['put before another', auditRow(1), 'only appended'],
])('an audit row cannot be %s', async (_how, statement, message) => {
  const store = await kernelStore();
  store.transact((db) => db.run(auditRow(2)));
  expect(causeOf(() => store.transact((db) => db.run(statement)))).toContain(message);
  expect(store.read.all(sql`SELECT seq, action FROM audit`)).toEqual([{ seq: 2, action: 'tried' }]);
});

test.each([
  [
    'an unknown outcome',
    sql`INSERT INTO audit VALUES (1, 't', 'a', NULL, NULL, 'maybe', '{}', NULL, '', 'aa')`,
  ],
  [
    'details that are no JSON',
    sql`INSERT INTO audit VALUES (1, 't', 'a', NULL, NULL, 'done', '{', NULL, '', 'aa')`,
  ],
  ['no action', sql`INSERT INTO audit VALUES (1, 't', NULL, NULL, NULL, 'done', '{}', NULL, '', 'aa')`],
  ['names of a row that is not there', sql`INSERT INTO audit_names VALUES (1, 's', '{}')`],
  ['a second commit head', sql`INSERT INTO commit_head VALUES (2, 0, 0, '')`],
])('%s is refused', async (_what, statement) => {
  const store = await kernelStore();
  expect(causeOf(() => store.transact((db) => db.run(statement)))).toContain('constraint failed');
});

test('the names of an audit row can be erased and the row stays', async () => {
  const store = await kernelStore();
  store.transact((db) => {
    db.run(auditRow(1));
    db.run(sql`INSERT INTO audit_names VALUES (1, 's', '{"actor":"Petra"}')`);
  });
  store.transact((db) => db.run(sql`DELETE FROM audit_names WHERE seq = 1`));
  expect(store.read.all(sql`SELECT seq FROM audit`)).toEqual([{ seq: 1 }]);
});

test('the audit of one person and of one action is read by an index', async () => {
  const store = await kernelStore();
  const planOf = (query: ReturnType<typeof sql>) =>
    store.read.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`).map(({ detail }) => detail);
  expect(planOf(sql`SELECT * FROM audit WHERE actor_id = 'x' ORDER BY seq DESC LIMIT 100`)).toEqual([
    'SEARCH audit USING INDEX audit_by_actor (actor_id=?)',
  ]);
  expect(planOf(sql`SELECT * FROM audit WHERE action = 'x' ORDER BY seq DESC LIMIT 100`)).toEqual([
    'SEARCH audit USING INDEX audit_by_action (action=?)',
  ]);
});
