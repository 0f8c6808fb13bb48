import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

test('audit rows from before it stay as they were, with nothing said of what they are about', async () => {
  const { store } = await upgradedBy(14, (db) =>
    db.run(sql`INSERT INTO audit VALUES
      (1, '2026-03-01T09:00:00.000Z', 'account.created', NULL, 'a', 'done', '{}', NULL, '', 'aa')`),
  );
  expect(store.read.all(sql`SELECT seq, subject_id, subject_type FROM audit`)).toEqual([
    { seq: 1, subject_id: 'a', subject_type: null },
  ]);
});

test('the new column cannot be changed in a row either', async () => {
  const { store } = await upgradedBy(14, (db) =>
    db.run(sql`INSERT INTO audit VALUES (1, 't', 'x', NULL, 'a', 'done', '{}', NULL, '', 'aa')`),
  );
  expect(() => store.transact((db) => db.run(sql`UPDATE audit SET subject_type = 'account'`))).toThrow(
    /UPDATE audit/,
  );
});
