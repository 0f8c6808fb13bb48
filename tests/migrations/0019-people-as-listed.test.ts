import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const person = (n: number) =>
  sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
      VALUES (${`id ${n}`}, ${`person${n}`}, ${`person${n}`}, ${n % 2 === 0 ? `ama ${n}` : `Kofi ${n}`}, 'hash', '2026-01-01')`;

test('people from before are searched in one index, in the order of their names', async () => {
  const { store } = await upgradedBy(19, (db) => {
    for (let n = 1; n <= 20; n += 1) db.run(person(n));
  });
  const query = sql`SELECT id FROM accounts WHERE (name LIKE '%AMA 2%' OR username LIKE '%n13%') AND status = 'active'
    AND waiting = 0 ORDER BY name COLLATE NOCASE, id`;
  expect(store.read.all(query)).toEqual([{ id: 'id 2' }, { id: 'id 20' }, { id: 'id 13' }]);
  expect(store.read.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`)).toMatchObject([
    { detail: 'SCAN accounts USING COVERING INDEX accounts_as_listed' },
  ]);
});
