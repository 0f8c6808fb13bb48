import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

test('people from before are not reminded of the codes that they have', async () => {
  const { store } = await upgradedBy(20, (db) =>
    db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
      VALUES ('id', 'kofi', 'kofi', 'Kofi', 'hash', '2026-01-01')`),
  );
  expect(store.read.all(sql`SELECT store_code_unkept s, personal_code_unkept p FROM accounts`)).toEqual([
    { s: 0, p: 0 },
  ]);
});
