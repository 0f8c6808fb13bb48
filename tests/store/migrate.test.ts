import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { loadMigrations } from '#main/platform/db/migrate.ts';
import { digestsOf } from './files-of.ts';
import { addNote, allNotes, notesMigrations } from './notes-store.ts';
import { opened, refused, storePorts } from './store-ports.ts';
import { smallDisk } from '#tests/support/small-disk.ts';
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

test.each([
  ['is no SQL', 'CREATE TABEL x;', 'Migration 0003_step failed. SQLITE_ERROR'],
  ['breaks a rule half-way', 'DELETE FROM notes; INSERT INTO notes VALUES (1, NULL);', /SQLITE_CONSTRAINT/],
  [
    'leaves a row that refers to nothing',
    `CREATE TABLE child (n INTEGER NOT NULL REFERENCES notes (n)) STRICT;
     PRAGMA defer_foreign_keys = ON; INSERT INTO child VALUES (1); DELETE FROM notes WHERE n = 1;`,
    'Migration 0003_step failed. its check',
  ],
])('a migration that %s leaves the store as it was, with a backup beside it', async (_what, text, reason) => {
  const { ports, later, backups } = await storeWithNotes();
  expect(await refused(later(text))).toMatchObject({
    state: 'corrupt',
    cause: 'migration_failed',
    reason: expect.stringMatching(reason),
  });
  expect(backups()).toHaveLength(1);
  expect(allNotes((await opened(ports)).store)).toEqual([1, 2, 3]);
});

test('when the second of two migrations fails, neither stands', async () => {
  const { ports, later } = await storeWithNotes();
  const good = 'DELETE FROM notes;';
  expect(await refused(later(good, 'CREATE TABEL two;'))).toMatchObject({ cause: 'migration_failed' });
  const { store } = await opened(ports);
  expect(store.read.get(sql`PRAGMA user_version`)).toEqual({ user_version: 2 });
  expect(allNotes(store)).toEqual([1, 2, 3]);
  await store.close();
  expect(allNotes((await opened(later(good, 'CREATE TABLE two (a INT) STRICT;'))).store)).toEqual([]);
});

test('a backup that cannot be written stops the migration and leaves no half one', async () => {
  const { ports, later } = await storeWithNotes();
  writeFileSync(join(ports.dataDir, 'backups'), 'a file in the way');
  const before = digestsOf(ports.dataDir);
  expect(await refused(later('DELETE FROM notes;'))).toMatchObject({ state: 'readonly' });
  expect(digestsOf(ports.dataDir)).toEqual(before);
});

test('an update for whose backup the disk has no room waits for it, and leaves the reserve to people', async () => {
  const { ports, later, backups } = await storeWithNotes();
  const disk = smallDisk();
  const ballast = join(ports.dataDir, 'store.ballast');
  writeFileSync(ballast, Buffer.alloc(disk.reserveBytes));
  const updated = { ...later('CREATE TABLE later (a INT) STRICT;'), disk };
  disk.leave(4 * disk.reserveBytes);
  expect(await refused(updated)).toMatchObject({
    state: 'disk_full',
    cause: 'needs_room',
    reason: expect.stringMatching(/^\d+ MB must be free, \d+ MB are\.$/),
  });
  expect([backups(), statSync(ballast).size]).toEqual([[], disk.reserveBytes]);
  disk.leave(1000 * disk.reserveBytes);
  expect(allNotes((await opened(updated)).store)).toEqual([1, 2, 3]);
});

test('an update that fills the disk leaves the store as it was, and the reserve to people', async () => {
  const { ports, later } = await storeWithNotes();
  const ballast = join(ports.dataDir, 'store.ballast');
  writeFileSync(ballast, Buffer.alloc(ports.disk.reserveBytes));
  const full = later('PRAGMA max_page_count = 1; CREATE TABLE later (a INT) STRICT;');
  expect(await refused(full)).toMatchObject({ state: 'disk_full', cause: 'needs_room' });
  expect(statSync(ballast).size).toBe(ports.disk.reserveBytes);
  expect(allNotes((await opened(ports)).store)).toEqual([1, 2, 3]);
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
