import { sql, type SQL } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const upgraded = () =>
  upgradedBy(15, (db) =>
    db.run(sql`INSERT INTO audit VALUES
      (1, '2026-03-01T09:00:00.000Z', 'account.created', NULL, 'a', 'done', '{}', NULL, '', 'aa', 'account')`),
  );

test('rows from before it are found by when they were written', async () => {
  const { store } = await upgraded();
  expect(store.read.all(sql`SELECT seq FROM audit WHERE at >= '2026-03-01' AND at < '2026-03-02'`)).toEqual([
    { seq: 1 },
  ]);
});

test.each<[string, SQL, string]>([
  ['all', sql`1 = 1`, 'SCAN audit USING INDEX audit_by_time'],
  [
    'those of some days',
    sql`at >= 'x' AND at < 'y'`,
    'SEARCH audit USING INDEX audit_by_time (at>? AND at<?)',
  ],
  ['those of a person', sql`actor_id = 'x'`, 'SEARCH audit USING INDEX audit_by_actor (actor_id=?)'],
  [
    'those of a person in some days',
    sql`actor_id = 'x' AND at >= 'x'`,
    'SEARCH audit USING INDEX audit_by_actor (actor_id=? AND at>?)',
  ],
  ['those of an action', sql`action = 'x'`, 'SEARCH audit USING INDEX audit_by_action (action=?)'],
  ['those about a thing', sql`subject_id = 'x'`, 'SEARCH audit USING INDEX audit_by_subject (subject_id=?)'],
  ['those that were refused', sql`outcome = 'x'`, 'SEARCH audit USING INDEX audit_by_outcome (outcome=?)'],
])(
  'the newest of %s are read in the order of an index, and sorted by nothing',
  async (_which, where, plan) => {
    const { store } = await upgraded();
    const query = sql`EXPLAIN QUERY PLAN SELECT * FROM audit WHERE ${where} ORDER BY at DESC, seq DESC LIMIT 100`;
    expect(store.read.all<{ detail: string }>(query).map(({ detail }) => detail)).toEqual([plan]);
  },
);
