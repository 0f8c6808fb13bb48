import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const row = sql`INSERT INTO audit VALUES
  (1, '2026-03-01T09:00:00.000Z', 'account.created', NULL, 'a', 'done', '{}', NULL, '', 'aa', 'account')`;

test('a chain from before it begins where it began, and its rows stay guarded', async () => {
  const { store } = await upgradedBy(17, (db) => db.run(row));
  expect(store.read.all(sql`SELECT * FROM audit_anchor`)).toEqual([{ id: 1, seq: 0, hash: '', mac: '' }]);
  expect(() => store.transact((db) => db.run(sql`DELETE FROM audit`))).toThrow(/DELETE FROM audit/);
  expect(store.read.all(sql`SELECT seq FROM audit`)).toEqual([{ seq: 1 }]);
});
