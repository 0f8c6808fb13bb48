import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

test('people from before who ask for a code are found in the index of the list alone', async () => {
  const { store } = await upgradedBy(25, (db) => {
    db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at, asks_for_code)
      VALUES ('1', 'zoe', 'zoe', 'Zoe Abel', 'h', 't', 1), ('2', 'anna', 'anna', 'Anna Beck', 'h', 't', 0)`);
  });
  const asking = sql`FROM accounts WHERE status = 'active' AND asks_for_code = 1`;
  expect(store.read.all(sql`SELECT id ${asking}`)).toEqual([{ id: '1' }]);
  expect(store.read.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN SELECT count(*) ${asking}`)).toMatchObject(
    [{ detail: 'SCAN accounts USING COVERING INDEX accounts_as_listed' }],
  );
});
