import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const upgraded = () =>
  upgradedBy(22, (db) =>
    db.run(sql`INSERT INTO audit VALUES
      (1, '2026-03-01T09:00:00.000Z', 'account.created', NULL, 'a', 'done', '{}', 'c', '', 'aa', 'account')`),
  );

test('of rows from before it an erasure can be told, once for each', async () => {
  const { store } = await upgraded();
  store.transact((db) => db.run(sql`INSERT INTO audit_erasures VALUES (1, 'mac')`));
  expect(store.read.all(sql`SELECT * FROM audit_erasures`)).toEqual([{ seq: 1, mac: 'mac' }]);
  for (const change of [
    sql`UPDATE audit_erasures SET mac = 'other'`,
    sql`DELETE FROM audit_erasures`,
    sql`INSERT INTO audit_erasures VALUES (1, 'other')`,
    sql`INSERT INTO audit_erasures VALUES (2, 'of no row')`,
  ]) {
    expect(() => store.transact((db) => db.run(change))).toThrow(/audit_erasures/);
  }
});
