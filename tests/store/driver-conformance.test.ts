import {
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
// oxlint-disable-next-line import/default -- the driver is CommonJS: its default import is the class itself
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openConnection, type Mode } from '#main/platform/db/connection.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/*
 * What this version of the driver does and does not do. The store is built around these facts; when an update changes
 * one, this file says which.
 */

const key = new Uint8Array(32).fill(9);
const marker = 'Aubergine-Kontoblatt';

function keyed(file: string, options: Database.Options = {}, rawKey = key): Database.Database {
  const client = new Database(file, options);
  onTestFinished(() => void client.close());
  client.pragma("cipher = 'sqlcipher'");
  client.pragma('legacy = 4');
  client.key(Buffer.from(`x'${Buffer.from(rawKey).toString('hex')}'`));
  return client;
}

function filled(name = 'store.db'): { file: string; client: Database.Database } {
  const file = join(temporaryFolder(), name);
  const client = keyed(file);
  client.pragma('journal_mode = WAL');
  client.exec('CREATE TABLE notes (words TEXT)');
  const insert = client.prepare('INSERT INTO notes VALUES (?)');
  client.transaction(() => {
    for (let n = 0; n < 300; n += 1) insert.run(`${marker} ${n} ${'x'.repeat(200)}`);
  })();
  client.pragma('wal_checkpoint(TRUNCATE)');
  return { file, client };
}

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Database.SqliteError ? error.code : error;
  }
};

const damage = (file: string, at: number): void => {
  const bytes = readFileSync(file);
  bytes.fill(0xee, at, at + 16);
  writeFileSync(file, bytes);
};

test('cipher_integrity_check says nothing about a damaged page; quick_check does', () => {
  const { file, client } = filled();
  client.close();
  damage(file, 6 * 4096);
  const reopened = keyed(file);
  expect(reopened.pragma('cipher_integrity_check')).toEqual([]);
  const complaint = codeOf(() => expect(reopened.pragma('quick_check(1)')).toEqual([{ quick_check: 'ok' }]));
  expect(complaint).not.toBeNull();
});

test('serialize answers plaintext and backup throws: neither may be used; VACUUM INTO keeps the cipher', async () => {
  const { file, client } = filled();
  expect(client.serialize().includes(marker)).toBe(true);
  await expect(client.backup(`${file}.backup`)).rejects.toThrow('incompatible');
  client.prepare('VACUUM INTO ?').run(`${file}.copy`);
  expect(readFileSync(`${file}.copy`).includes(marker)).toBe(false);
  expect(keyed(`${file}.copy`).prepare('SELECT count(*) AS n FROM notes').get()).toEqual({ n: 300 });
});

/** Open temporary files of SQLite, which are unlinked as soon as they are made. */
const temporaryFiles = (): string[] =>
  readdirSync('/proc/self/fd')
    .map((descriptor) => {
      try {
        return readlinkSync(`/proc/self/fd/${descriptor}`);
      } catch {
        return '';
      }
    })
    .filter((target) => target.includes('etilqs'));

const fillTemporaryTable = (run: (sql: string) => void): void => {
  run('PRAGMA temp.cache_size = 10');
  run('CREATE TEMP TABLE heap (words TEXT)');
  run(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
       INSERT INTO heap SELECT '${marker}' || i FROM n`);
};

test('temporary tables go to plain files by default, and to none in a connection of ours', () => {
  const { file, client } = filled();
  fillTemporaryTable((sql) => client.exec(sql));
  expect(temporaryFiles().length).toBeGreaterThan(0);
  client.close();
  const ours = openConnection({ file, key, mode: 'write' });
  onTestFinished(() => ours.close());
  fillTemporaryTable((sql) => ours.exec(sql));
  expect(temporaryFiles()).toEqual([]);
});

test.each<Mode>(['write', 'read'])(
  'a connection of ours (%s) waits for the disk at each commit, also reopened',
  (mode) => {
    const { file } = filled();
    for (let opening = 1; opening <= 2; opening += 1) {
      const ours = openConnection({ file, key, mode });
      expect(ours.rows('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
      expect(ours.rows('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
      ours.close();
    }
  },
);

test('a wrong key, no key and a damaged first page look alike', () => {
  const { file, client } = filled();
  client.close();
  const read = (client: Database.Database) => codeOf(() => client.prepare('SELECT * FROM notes').all());
  const plain = new Database(file);
  onTestFinished(() => void plain.close());
  expect(read(plain)).toBe('SQLITE_NOTADB');
  expect(read(keyed(file, {}, new Uint8Array(32).fill(8)))).toBe('SQLITE_NOTADB');
  damage(file, 200);
  expect(read(keyed(file))).toBe('SQLITE_NOTADB');
});

test('a lost write-ahead log takes commits with it, and quick_check calls the rest sound', () => {
  const { file, client } = filled();
  client.prepare('INSERT INTO notes VALUES (?)').run('the last one');
  const crashed = join(temporaryFolder(), 'store.db');
  writeFileSync(crashed, readFileSync(file));
  const reopened = keyed(crashed);
  expect(reopened.pragma('quick_check')).toEqual([{ quick_check: 'ok' }]);
  expect(reopened.prepare('SELECT count(*) AS n FROM notes').get()).toEqual({ n: 300 });
});

test('an empty file opens as an empty database', () => {
  const { file, client } = filled();
  client.close();
  truncateSync(file, 0);
  expect(keyed(file).pragma('quick_check')).toEqual([{ quick_check: 'ok' }]);
});

test('files are made readable for others, unless the file was there: side files take its mode', () => {
  const before = process.umask(0o022);
  onTestFinished(() => void process.umask(before));
  const { file } = filled();
  expect(statSync(file).mode & 0o777).toBe(0o644);
  rmSync(file);
  const made = join(temporaryFolder(), 'made.db');
  writeFileSync(made, '', { mode: 0o600 });
  const client = keyed(made);
  client.pragma('journal_mode = WAL');
  client.exec('CREATE TABLE t (a)');
  for (const name of [made, `${made}-wal`, `${made}-shm`]) expect(statSync(name).mode & 0o777).toBe(0o600);
});

test('neither the database nor its log shows a word of the rows', () => {
  const { file, client } = filled();
  client.prepare('INSERT INTO notes VALUES (?)').run(marker);
  for (const name of [file, `${file}-wal`]) {
    const bytes = readFileSync(name);
    expect(bytes.length).toBeGreaterThan(4000);
    expect(bytes.includes(marker)).toBe(false);
    expect(bytes.includes('SQLite format 3')).toBe(false);
  }
});
