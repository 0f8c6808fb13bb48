import { sql, type SQL } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const row = (seq: number, at: string, actor: string | null, subject: string | null) =>
  sql`INSERT INTO audit VALUES (${seq}, ${at}, 'tried', ${actor}, ${subject}, 'done', '{}', NULL, '', ${`h${seq}`}, 'account')`;

const upgraded = () =>
  upgradedBy(21, (db) => {
    db.run(row(1, '2026-03-02T09:00:00.000Z', null, 'a'));
    db.run(row(2, '2025-03-02T09:00:00.000Z', 'a', null));
    db.run(row(3, '2026-03-02T09:00:00.000Z', 'b', 'a'));
  });

const person = sql`coalesce(actor_id, subject_id) = 'a'`;

test('rows from before it are found in the order in which they were written, also those that only tell whose account it was', async () => {
  const { store } = await upgraded();
  expect(store.read.all(sql`SELECT seq FROM audit WHERE ${person} ORDER BY seq DESC`)).toEqual([
    { seq: 2 },
    { seq: 1 },
  ]);
});

test.each<[string, SQL, string]>([
  ['all', sql`1 = 1`, 'SCAN audit'],
  ['those of a person', person, 'SEARCH audit USING INDEX audit_by_person (<expr>=?)'],
  [
    'those of a person in some days',
    sql`${person} AND at >= 'x'`,
    'SEARCH audit USING INDEX audit_by_person (<expr>=?)',
  ],
  ['those of an action', sql`action = 'x'`, 'SEARCH audit USING INDEX audit_by_action (action=?)'],
  ['those about a thing', sql`subject_id = 'x'`, 'SEARCH audit USING INDEX audit_by_subject (subject_id=?)'],
  ['those that were refused', sql`outcome = 'x'`, 'SEARCH audit USING INDEX audit_by_outcome (outcome=?)'],
])('the last of %s are read in that order, and sorted by nothing', async (_which, where, plan) => {
  const { store } = await upgraded();
  const query = sql`EXPLAIN QUERY PLAN SELECT * FROM audit WHERE ${where} ORDER BY seq DESC LIMIT 100`;
  expect(store.read.all<{ detail: string }>(query).map(({ detail }) => detail)).toEqual([plan]);
});

test('those of some days are sorted, and no others are looked at', async () => {
  const { store } = await upgraded();
  const query = sql`EXPLAIN QUERY PLAN SELECT * FROM audit WHERE at >= 'x' AND at < 'y' ORDER BY seq DESC LIMIT 100`;
  expect(store.read.all<{ detail: string }>(query).map(({ detail }) => detail)).toEqual([
    'SEARCH audit USING INDEX audit_by_time (at>? AND at<?)',
    'USE TEMP B-TREE FOR ORDER BY',
  ]);
});

test('what a person did and what was done to them is looked up in both indexes', async () => {
  const { store } = await upgraded();
  const query = sql`SELECT seq FROM audit WHERE seq > 0 AND (${person} OR subject_id = 'a') ORDER BY seq LIMIT 500`;
  expect(store.read.all(query)).toEqual([{ seq: 1 }, { seq: 2 }, { seq: 3 }]);
  const plan = store.read.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`);
  const told = plan.map(({ detail }) => detail).join('\n');
  expect(told).toContain('audit_by_person');
  expect(told).toContain('audit_by_subject');
  expect(told).not.toContain('SCAN');
});
