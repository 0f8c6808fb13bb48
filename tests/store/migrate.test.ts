import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { loadMigrations } from '#main/platform/db/migrate.ts';
import { digestsOf } from './files-of.ts';
import { addNote, allNotes, notesMigrations } from './notes-store.ts';
import { opened, refused, storePorts } from './store-ports.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

async function storeWithNotes() {
  const ports = storePorts();
  const { store } = await opened(ports);
  for (const n of [1, 2, 3]) addNote(store, n);
  await store.close();
  const later = (...more: string[]) => ({
    ...ports,
    migrationsDir: notesMigrations(temporaryFolder(), ...more),
  });
  const backups = () =>
    readdirSync(ports.dataDir).includes('backups') ? readdirSync(join(ports.dataDir, 'backups')) : [];
  return { ports, later, backups };
}

test('a migration runs once, keeps the rows and is written down', async () => {
  const { later } = await storeWithNotes();
  const ports = later("ALTER TABLE notes ADD COLUMN tone TEXT NOT NULL DEFAULT 'calm';");
  for (let start = 1; start <= 2; start += 1) {
    const { store } = await opened(ports);
    expect(store.read.all(sql`SELECT n, tone FROM notes`)).toEqual(
      [1, 2, 3].map((n) => ({ n, tone: 'calm' })),
    );
    expect(store.read.all(sql`SELECT number, name FROM applied_migrations`)).toHaveLength(3);
    expect(store.read.get(sql`PRAGMA user_version`)).toEqual({ user_version: 3 });
    await store.close();
  }
});

test('before a migration, a store with rows is copied, and the copy is a store that opens by itself', async () => {
  const { ports, later, backups } = await storeWithNotes();
  await (await opened(later('DELETE FROM notes WHERE n > 1;'))).store.close();
  expect(backups()).toEqual(['before-0003-20261120T090000000Z.db', 'before-0003-20261120T090000000Z.json']);

  const restored = storePorts({ vault: ports.vault, dataDir: join(temporaryFolder(), 'restored') });
  const { store: none } = await opened(restored);
  await none.close();
  for (const name of readdirSync(restored.dataDir)) rmSync(join(restored.dataDir, name));
  const copy = (from: string, to: string) => {
    expect(statSync(join(ports.dataDir, from)).mode & 0o777).toBe(0o600);
    writeFileSync(join(restored.dataDir, to), readFileSync(join(ports.dataDir, from)));
  };
  copy('backups/before-0003-20261120T090000000Z.db', 'store.db');
  copy('backups/before-0003-20261120T090000000Z.json', 'store.json');
  copy('store.head', 'store.head');
  expect(allNotes((await opened({ ...restored, migrationsDir: ports.migrationsDir })).store)).toEqual([
    1, 2, 3,
  ]);
});

test('a store without rows is not copied', async () => {
  const ports = storePorts();
  await (await opened(ports)).store.close();
  const migrationsDir = notesMigrations(temporaryFolder(), 'CREATE TABLE later (a INT) STRICT;');
  await (await opened({ ...ports, migrationsDir })).store.close();
  expect(readdirSync(ports.dataDir)).not.toContain('backups');
});

test.each([
  ['is no SQL', 'CREATE TABEL x;', 'Migration 0003_step failed. SQLITE_ERROR'],
  ['breaks a rule half-way', 'DELETE FROM notes; INSERT INTO notes VALUES (1, NULL);', /SQLITE_CONSTRAINT/],
  [
    'leaves a row that refers to nothing',
    `CREATE TABLE child (n INTEGER NOT NULL REFERENCES notes (n)) STRICT;
     PRAGMA defer_foreign_keys = ON; INSERT INTO child VALUES (1); DELETE FROM notes WHERE n = 1;`,
    'Migration 0003_step failed. its check',
  ],
])('a migration that %s leaves the store as it was, with a copy beside it', async (_what, text, reason) => {
  const { ports, later, backups } = await storeWithNotes();
  expect(await refused(later(text))).toMatchObject({
    state: 'corrupt',
    reason: expect.stringMatching(reason),
  });
  expect(backups()).toHaveLength(2);
  expect(allNotes((await opened(ports)).store)).toEqual([1, 2, 3]);
});

test('when the second of two migrations fails, the first stands and the next start goes on from there', async () => {
  const { later } = await storeWithNotes();
  const good = 'CREATE TABLE one (a INT) STRICT;';
  expect(await refused(later(good, 'CREATE TABEL two;'))).toMatchObject({ state: 'corrupt' });
  const { store } = await opened(later(good, 'CREATE TABLE two (a INT) STRICT;'));
  expect(store.read.get(sql`PRAGMA user_version`)).toEqual({ user_version: 4 });
  expect(allNotes(store)).toEqual([1, 2, 3]);
});

test('a copy that cannot be written stops the migration and leaves no half copy', async () => {
  const { ports, later } = await storeWithNotes();
  writeFileSync(join(ports.dataDir, 'backups'), 'a file in the way');
  const before = digestsOf(ports.dataDir);
  expect(await refused(later('DELETE FROM notes;'))).toMatchObject({ state: 'readonly' });
  expect(digestsOf(ports.dataDir)).toEqual(before);
});

test('a folder of migrations with a gap, a strange name or a double number is a broken program', () => {
  const broken = (change: (folder: string) => void) => () => {
    const folder = notesMigrations(temporaryFolder(), 'SELECT 1;');
    change(folder);
    return loadMigrations(folder);
  };
  expect(broken((folder) => rmSync(join(folder, '0002_step.sql')))).toThrow(
    '0003_step.sql is not migration 2',
  );
  expect(broken((folder) => writeFileSync(join(folder, '0002_other.sql'), ''))).toThrow('is not migration 3');
  expect(broken((folder) => writeFileSync(join(folder, 'extra.sql'), ''))).toThrow(
    'extra.sql is not migration',
  );
});
