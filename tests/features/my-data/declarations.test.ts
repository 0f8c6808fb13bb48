import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrationsUpTo } from '#tests/migrations/from-version.ts';
import { opened, storePorts } from '#tests/store/store-ports.ts';
import { complaintsAbout } from './undeclared-tables.ts';

const shipped = join(import.meta.dirname, '../../../migrations');

const complaintsAfter = async (more: string): Promise<string[]> => {
  const migrationsDir = migrationsUpTo(9999);
  const next = readdirSync(migrationsDir).length + 1;
  writeFileSync(join(migrationsDir, `${String(next).padStart(4, '0')}_later.sql`), more);
  return complaintsAbout((await opened(storePorts({ migrationsDir }))).store.read);
};

test('every table of the store stands in one custody, and none that tells of people is called impersonal', async () => {
  const { store } = await opened(storePorts({ migrationsDir: shipped }));
  expect(complaintsAbout(store.read)).toEqual([]);
});

test.each([
  [
    'refers to accounts',
    'CREATE TABLE favourites (who TEXT NOT NULL REFERENCES accounts (id)) STRICT;',
    ['favourites is in no custody', 'favourites refers to accounts and is declared to tell of nobody'],
  ],
  [
    'is of nobody, but declared nowhere',
    'CREATE TABLE colours (name TEXT NOT NULL) STRICT;',
    ['colours is in no custody'],
  ],
  [
    'gains a column with an account',
    'ALTER TABLE categories ADD COLUMN account_id TEXT;',
    ['categories has a column account_id and is declared to tell of nobody'],
  ],
  [
    'is a second full-text index',
    "CREATE VIRTUAL TABLE lines_fts USING fts5 (text, content = '');",
    ['lines_fts is in no custody'],
  ],
])('a table that %s is named', async (_what, migration, complaints) => {
  expect(await complaintsAfter(migration)).toEqual(complaints);
});
