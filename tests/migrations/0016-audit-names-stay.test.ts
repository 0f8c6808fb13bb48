import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const seeded = () =>
  upgradedBy(16, (db) => {
    db.run(sql`INSERT INTO audit VALUES
      (1, '2026-03-01T09:00:00.000Z', 'account.created', NULL, 'a', 'done', '{}', 'c', '', 'aa', 'account')`);
    db.run(sql`INSERT INTO audit_names VALUES (1, 's', '{"actor":"Petra"}')`);
    db.run(sql`UPDATE commit_head SET audit_seq = 1, audit_hash = 'aa'`);
  });

test('names from before it stay, and can be erased', async () => {
  const { store } = await seeded();
  expect(store.read.all(sql`SELECT names FROM audit_names`)).toEqual([{ names: '{"actor":"Petra"}' }]);
  store.transact((db) => db.run(sql`DELETE FROM audit_names`));
  expect(store.read.all(sql`SELECT seq FROM audit_names`)).toEqual([]);
});

test('they can be neither changed nor given again', async () => {
  const { store } = await seeded();
  expect(() => store.transact((db) => db.run(sql`UPDATE audit_names SET names = '{}'`))).toThrow(
    /UPDATE audit_names/,
  );
  expect(() => store.transact((db) => db.run(sql`REPLACE INTO audit_names VALUES (1, 's', '{}')`))).toThrow(
    /INTO audit_names/,
  );
});
