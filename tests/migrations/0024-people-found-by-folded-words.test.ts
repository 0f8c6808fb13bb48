import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

test('people from before are in order and found by what English letters make of them, in one index', async () => {
  const { store } = await upgradedBy(24, (db) => {
    db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at, email, staff_number)
      VALUES ('1', 'Zoe', 'zoe', 'Zoe Abel', 'h', 't', NULL, 'S17'), ('2', 'a', 'a', 'anna Beck', 'h', 't', 'A@x.example', NULL)`);
  });
  const query = sql`SELECT id, name_key, search_key, folded FROM accounts WHERE search_key LIKE '%e%' AND status = 'active'
    AND waiting = 0 ORDER BY name_key, id`;
  expect(store.read.all(query)).toEqual([
    { id: '2', name_key: 'anna beck', search_key: 'anna beck\na\na@x.example', folded: 0 },
    { id: '1', name_key: 'zoe abel', search_key: 'zoe abel\nzoe\ns17', folded: 0 },
  ]);
  const counted = sql`SELECT count(*) FROM accounts WHERE search_key LIKE '%e%' AND status = 'active' AND waiting = 0`;
  expect(store.read.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${counted}`)).toMatchObject([
    { detail: 'SCAN accounts USING COVERING INDEX accounts_as_listed' },
  ]);
});
