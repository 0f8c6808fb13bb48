import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { custodies } from '#main/custodies.ts';
import type { AnyCustody } from '#main/kernel/custody.ts';
import type { ClearPage } from '#tests/support/clear-pages.ts';
import { opened, storePorts } from '#tests/store/store-ports.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { marked, marker } from './marked-person.ts';
import { impersonalTables, personalTables, placesOf as columnsWith } from './undeclared-tables.ts';
import { usedStore } from './used-store.ts';

/** Where a text can be read, in whatever case and encoding. */
const placesOf = (pages: readonly ClearPage[], text = marker): string[] =>
  pages
    .filter(({ bytes }) =>
      (['latin1', 'utf16le'] as const).some((encoding) =>
        bytes.toString(encoding).toLowerCase().includes(text),
      ),
    )
    .map(({ where }) => where);

const migrationsDir = join(import.meta.dirname, '../../../migrations');

const startUsed = usedStore();

test('people are found in the tables that say so and in no other', async () => {
  const { test } = await startUsed();
  const people = await test.rows<{ id: string; name: string }>('SELECT id, name FROM accounts');
  const needles = [marker, ...people.flatMap(({ id, name }) => [id, name])];
  expect(await columnsWith(test, impersonalTables, needles)).toEqual([]);
  expect(await columnsWith(test, personalTables, needles)).toEqual(
    expect.arrayContaining(['accounts.name', 'sessions.account_id', 'reports.body', 'audit.actor_id']),
  );
});

test('an export holds what the person said, and nothing of anybody else', async () => {
  const { test, accountId } = await startUsed();
  const { content } = await test.window('marked').api.myData.export({});
  const files = new Map(
    Object.entries(unzipSync(content)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
  expect([...files.keys()].toSorted()).toEqual([
    'data/accounts.json',
    'data/audit.json',
    'data/library.json',
    'data/pictures.json',
    'data/reports.json',
    'data/roleplay.json',
    'my-data.html',
    'shapes.json',
  ]);
  const turns = await test.rows<{ text: string }>(
    "SELECT text FROM turns JOIN sessions ON sessions.id = session_id WHERE sessions.account_id = ? AND speaker = 'trainee'",
    accountId,
  );
  expect(turns.length).toBeGreaterThan(5);
  for (const { text } of turns) {
    expect(files.get('data/roleplay.json')).toContain(text);
    expect(files.get('my-data.html')).toContain(text);
  }
  const others = await test.rows<{ id: string; name: string; password_hash: string }>(
    'SELECT id, name, password_hash FROM accounts WHERE id <> ?',
    accountId,
  );
  for (const text of files.values()) {
    for (const { id, name, password_hash: hash } of others) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(name);
      // Who has not chosen a password yet has no hash.
      if (hash !== '') expect(text).not.toContain(hash);
    }
    expect(text).not.toMatch(/bcrypt|\$2[aby]\$/);
  }
});

test('what a feature holds about a person is counted by one statement, and read by three at most or by one for each kind', async () => {
  const { test, accountId } = await startUsed();
  await test.app.close();
  const { dataDir, vault } = test;
  const told: string[] = [];
  const onStatement = (sql: string): void => void told.push(sql);
  const { store } = await opened(storePorts({ dataDir, vault, migrationsDir, onStatement }));
  const statements = (work: () => unknown): number => {
    told.length = 0;
    work();
    return told.length;
  };
  for (const { count, read } of Object.values<AnyCustody>(custodies)) {
    let kinds = 0;
    const countAll = () => (kinds = Object.keys(count?.(store.read, accountId) ?? {}).length);
    expect(statements(countAll)).toBeLessThanOrEqual(1);
    const readAll = () => [...(read?.(store.read, accountId, 0) ?? [])];
    expect(statements(readAll)).toBeLessThanOrEqual(Math.max(3, kinds));
  }
});

test('who is erased can be read in no page, no free page, no index and no frame of the log', async () => {
  const { test } = await startUsed();
  const before = placesOf(await test.pages());
  // In the database as well as in the log, so that both are known to be looked at.
  expect(before.filter((where) => where.startsWith('page')).length).toBeGreaterThan(10);
  expect(before.filter((where) => where.startsWith('frame')).length).toBeGreaterThan(0);
  const [turns] = await test.rows<{ n: number }>(
    `SELECT count(*) AS n FROM turns WHERE text LIKE '%${marker}%'`,
  );
  expect(turns?.n).toBeGreaterThan(5);

  expect(await test.window('marked').call('myData.erase', marked)).toMatchObject({ ok: true });
  expect(placesOf(await test.pages())).toEqual([]);
  // What stays can be read by the same look.
  expect(placesOf(await test.pages(), 'the trainer')).not.toEqual([]);
});

test('nor can the stem of a word that they said, which is what the index of spoken words keeps', async () => {
  const { test } = await startUsed();
  const [said] = await test.rows<{ term: string }>(
    `SELECT term FROM spoken_words WHERE col = 'text' AND term LIKE '${marker.slice(0, 4)}%'`,
  );
  // Pages of an index leave out what a word has in common with the one before it.
  const kept = said?.term.slice(2) ?? '';
  expect(marker).toContain(kept);
  expect(kept.length).toBeGreaterThan(4);
  const index = 'SELECT sum(instr(lower(CAST(block AS TEXT)), ?) > 0) AS n FROM turns_fts_data';
  expect((await test.rows<{ n: number }>(index, kept))[0]?.n).toBeGreaterThan(0);
  expect(await test.window('marked').call('myData.erase', marked)).toMatchObject({ ok: true });
  expect(placesOf(await test.pages(), kept)).toEqual([]);
  expect(await test.rows(`SELECT term FROM spoken_words WHERE term = '${said?.term ?? ''}'`)).toEqual([]);
});

test('nor can who is erased by an admin, and nothing comes back with the next start', async () => {
  const { test, accountId } = await startUsed();
  const input = { accountId, username: marked.username, password: passwordOf('admin') };
  expect(await test.window('admin').call('myData.erasePerson', input)).toMatchObject({ ok: true });
  expect(placesOf(await test.pages())).toEqual([]);
  const later = await test.restart();
  expect(placesOf(await later.pages())).toEqual([]);
});

test('the same look finds the marker where deleted rows are not overwritten', async () => {
  const { test, accountId } = await startUsed();
  const later = await test.restart((_run, connection) => {
    connection.exec('PRAGMA secure_delete = OFF');
    connection.immediate(() => {
      const gone = [accountId];
      for (const { erase } of Object.values<AnyCustody>(custodies)) {
        gone.push(...(erase?.(connection.db, accountId, gone, new Uint8Array(32)) ?? []));
      }
    });
    connection.rows('PRAGMA wal_checkpoint(TRUNCATE)');
  });
  expect(await later.rows('SELECT id FROM accounts WHERE id = ?', accountId)).toEqual([]);
  expect(placesOf(await later.pages())).not.toEqual([]);
});
