import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const row = (seq: number, at: string) =>
  sql`INSERT INTO audit VALUES (${seq}, ${at}, 'session.signedIn', NULL, 'a', 'done', '{}', NULL, '', 'aa', 'account')`;

test('the time of a store begins with the latest that it has on record, whichever row that is, and readable or not', async () => {
  const { store } = await upgradedBy(23, (db) => {
    db.run(row(1, '2026-09-01T09:00:00.000Z'));
    db.run(row(2, '2026-03-01T09:00:00.000Z'));
    db.run(row(3, 'x'));
  });
  const seen = Date.parse('2026-09-01T09:00:00.000Z');
  expect(store.read.all(sql`SELECT steady_ms, wall_ms FROM steady_clock`)).toEqual([
    { steady_ms: seen, wall_ms: seen },
  ]);
});

test('a store without anything on record has not begun to count', async () => {
  const { store } = await upgradedBy(23, () => {});
  expect(store.read.all(sql`SELECT * FROM steady_clock`)).toEqual([]);
});

test('codes and kept sign-ins end when they said, and what says nothing has ended', async () => {
  const { store } = await upgradedBy(23, (db) => {
    db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
      VALUES ('a', 'ama', 'ama', 'Ama', 'h', 't'), ('b', 'kofi', 'kofi', 'Kofi', 'h', 't')`);
    db.run(
      sql`INSERT INTO one_time_codes VALUES ('a', 'reset', 'h', '2026-11-20T10:00:00.000Z'), ('b', 'reset', 'h', 'x')`,
    );
    db.run(sql`INSERT INTO kept_sign_ins VALUES ('k', 'a', 'h', 't', 't', '2026-12-20T09:00:00.500Z', 0)`);
  });
  expect(store.read.all(sql`SELECT ends_ms FROM one_time_codes ORDER BY account_id`)).toEqual([
    { ends_ms: Date.parse('2026-11-20T10:00:00.000Z') },
    { ends_ms: 0 },
  ]);
  expect(store.read.all(sql`SELECT ends_ms FROM kept_sign_ins`)).toEqual([
    { ends_ms: Date.parse('2026-12-20T09:00:00.000Z') },
  ]);
});

test.each([
  ['goes back', sql`UPDATE steady_clock SET steady_ms = 1`],
  ['goes', sql`DELETE FROM steady_clock`],
  ['is there twice', sql`INSERT INTO steady_clock VALUES (2, 0, 0)`],
])('the time of a store never %s', async (_what, change) => {
  const { store } = await upgradedBy(23, (db) => db.run(row(1, '2026-09-01T09:00:00.000Z')));
  expect(() => store.transact((db) => db.run(change))).toThrow(/steady_clock/);
});
