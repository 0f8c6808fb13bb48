import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { backupFolder } from '#main/platform/backup/backup-folder.ts';
import { verifyKept } from '#main/platform/backup/kept-store.ts';
import { listBackups } from '#main/platform/backup/backups.ts';
import { readManifest } from '#main/platform/backup/manifest.ts';
import { prepareRestore } from '#main/platform/backup/restore-store.ts';
import { longestDays } from '#main/platform/backup/thin-backups.ts';
import type { Store } from '#main/platform/db/store.ts';
import { startChild } from './child-process.ts';
import { digestsOf } from './files-of.ts';
import { addNote, commitsOf, giveOutCode, notesMigrations } from './notes-store.ts';
import { opened, refused, storePorts, type TestStorePorts } from './store-ports.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const dayMs = 86_400_000;
const marker = 'what nobody else may read';

const foldersOf = ({ dataDir }: TestStorePorts): string[] =>
  existsSync(join(dataDir, 'backups')) ? readdirSync(join(dataDir, 'backups')).toSorted() : [];
const folderOf = ({ dataDir }: TestStorePorts, name: string) => backupFolder(join(dataDir, 'backups', name));

/** A store with 20 notes and a recovery code. */
async function storeWithNotes(
  ports = storePorts(),
): Promise<{ ports: TestStorePorts; store: Store; code: string }> {
  const { store } = await opened(ports);
  for (let n = 1; n <= 20; n++) addNote(store, n, `${marker} ${n}`);
  return { ports, store, code: await giveOutCode(store) };
}

describe('a backup', () => {
  test('is a folder with a database, its sealed keys and what it holds, all private', async () => {
    const { ports, store } = await storeWithNotes();
    const commits = commitsOf(store);
    const { name, facts } = await store.backups.make('by_hand');
    expect(foldersOf(ports)).toEqual([name]);
    const folder = folderOf(ports, name);
    expect(readdirSync(folder.root).toSorted()).toEqual(['backup.json', 'store.db', 'store.json']);
    expect(statSync(folder.root).mode & 0o777).toBe(0o700);
    for (const file of [folder.database, folder.record, folder.manifest]) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file).includes(marker)).toBe(false);
    }
    expect(facts).toMatchObject({ storeId: store.id, reason: 'by_hand', contents: { commits } });
    expect(facts?.contents.rows['notes']).toBe(20);
    expect(readManifest(folder.manifest)).toMatchObject({ facts });
    expect(store.backups.list()).toEqual([expect.objectContaining({ name, facts })]);
  });

  test('holds one state, however much is written while it is made', async () => {
    const { ports, store } = await storeWithNotes();
    const making = store.backups.make('by_hand');
    let n = 20;
    for (let isMade = false; !isMade;) {
      addNote(store, ++n);
      isMade = await Promise.race([making.then(() => true), nextTurn(false)]);
    }
    const { name, facts } = await making;
    expect(n).toBeGreaterThan(20);
    // Each note is one commit, so one state has as many of one as of the other.
    expect(facts?.contents.commits).toBe((facts?.contents.rows['notes'] ?? 0) + 1);
    expect(await verifyKept(ports, folderOf(ports, name))).toEqual(facts?.contents);
  });

  test('says how far it has come', async () => {
    const { store } = await storeWithNotes();
    const seen: string[] = [];
    await store.backups.make('by_hand', { onProgress: ({ phase }) => seen.push(phase) });
    expect([...new Set(seen)]).toEqual(['copying', 'checking', 'counting', 'finishing']);
  });

  test('that is cancelled leaves nothing, and the next one works', async () => {
    const { ports, store } = await storeWithNotes();
    for (const phase of ['copying', 'checking', 'finishing']) {
      const stop = new AbortController();
      const onProgress = (progress: { phase: string }): void => {
        if (progress.phase === phase) stop.abort();
      };
      await expect(store.backups.make('by_hand', { signal: stop.signal, onProgress })).rejects.toThrow(
        'cancelled',
      );
      expect(foldersOf(ports)).toEqual([]);
    }
    await store.backups.make('by_hand');
    expect(foldersOf(ports)).toHaveLength(1);
  });

  test('waits for the one before it', async () => {
    const { ports, store } = await storeWithNotes();
    const made = await Promise.all([store.backups.make('by_hand'), store.backups.make('by_hand')]);
    expect(foldersOf(ports)).toEqual(made.map(({ name }) => name));
  });

  test('ends with the store', async () => {
    const { ports, store } = await storeWithNotes();
    const making = store.backups.make('by_hand');
    await Promise.all([expect(making).rejects.toThrow('cancelled'), store.close()]);
    expect(foldersOf(ports)).toEqual([]);
    await expect(store.backups.make('by_hand')).rejects.toThrow('closed');
  });
});

describe('a backup is proved', () => {
  test('by the keychain, and by the recovery code that was in force when it was made', async () => {
    const { ports, store, code } = await storeWithNotes();
    const { name, facts } = await store.backups.make('by_hand');
    const later = await giveOutCode(store);
    const folder = folderOf(ports, name);
    const before = digestsOf(folder.root);
    expect(await verifyKept(ports, folder)).toEqual(facts?.contents);
    expect(await verifyKept(ports, folder, { recoveryCode: code })).toEqual(facts?.contents);
    await expect(verifyKept(ports, folder, { recoveryCode: later })).rejects.toMatchObject({
      refusal: 'wrong_recovery_code',
    });
    // On a PC that never saw the store.
    const elsewhere = storePorts();
    await expect(verifyKept(elsewhere, folder)).rejects.toMatchObject({ refusal: 'needs_recovery_code' });
    expect(await verifyKept(elsewhere, folder, { recoveryCode: code })).toEqual(facts?.contents);
    expect(digestsOf(folder.root)).toEqual(before);
  });

  test.each([
    ['a byte of the database', 'store.db', 'changed'],
    ['a byte of the manifest', 'backup.json', 'changed'],
    ['its sealed keys', 'store.json', 'needs_recovery_code'],
  ] as const)('and %s that was changed is found', async (_what, file, refusal) => {
    const { ports, store } = await storeWithNotes();
    const { name } = await store.backups.make('by_hand');
    const folder = folderOf(ports, name);
    const path = join(folder.root, file);
    const bytes = readFileSync(path);
    // In the middle of the text of a value, so that it stays JSON.
    const at =
      file === 'store.db' ? 5000 : bytes.indexOf(file === 'store.json' ? '"sealed": "' : '"sha256": "') + 12;
    bytes[at] = bytes[at] === 0x61 ? 0x62 : 0x61;
    writeFileSync(path, bytes);
    await expect(verifyKept(ports, folder)).rejects.toMatchObject({ refusal });
  });

  test('and one whose manifest is gone is not proved', async () => {
    const { ports, store } = await storeWithNotes();
    const { name } = await store.backups.make('by_hand');
    writeFileSync(folderOf(ports, name).manifest, '{}');
    expect(store.backups.list()).toEqual([expect.objectContaining({ name, facts: null })]);
    await expect(verifyKept(ports, folderOf(ports, name))).rejects.toMatchObject({ refusal: 'changed' });
  });

  test('and an empty folder is none', async () => {
    const ports = storePorts();
    await expect(verifyKept(ports, backupFolder(temporaryFolder()))).rejects.toMatchObject({
      refusal: 'nothing_there',
    });
  });
});

describe('among the backups', () => {
  test('one that is odd hides no other, and says nothing of itself', async () => {
    const { ports, store } = await storeWithNotes();
    const { name, facts } = await store.backups.make('by_hand');
    const folder = join(ports.dataDir, 'backups');
    const odd = (day: string) => join(folder, `202611${day}T090000000Z-daily`);
    writeFileSync(odd('01'), 'a file');
    symlinkSync(join(folder, 'nowhere'), odd('02'));
    symlinkSync(join(folder, name), odd('03'));
    mkdirSync(join(odd('04'), 'backup.json'), { recursive: true });
    cpSync(join(folder, name), odd('05'), { recursive: true });
    cpSync(join(folder, name), join(folder, '20261106T090000000Z-by_hand'), { recursive: true });
    const cut = await store.backups.make('by_hand');
    truncateSync(folderOf(ports, cut.name).database, 4096);
    expect(store.backups.list().map((one) => [one.name.slice(0, 8), one.facts])).toEqual([
      ['20261120', null],
      ['20261120', facts],
      ['20261106', null],
      ['20261105', null],
      ['20261104', null],
    ]);
  });

  test('one to which somebody laid a log is not what was written', async () => {
    const { ports, store } = await storeWithNotes();
    const { name } = await store.backups.make('by_hand');
    writeFileSync(folderOf(ports, name).log, '');
    await expect(verifyKept(ports, folderOf(ports, name))).rejects.toMatchObject({ refusal: 'changed' });
    await expect(prepareRestore(ports, folderOf(ports, name), {})).rejects.toMatchObject({
      refusal: 'changed',
    });
  });

  test('one that a later version wrote is not called damaged', async () => {
    const { ports, store } = await storeWithNotes();
    const { name } = await store.backups.make('by_hand');
    const { manifest } = folderOf(ports, name);
    const { facts, mac } = JSON.parse(readFileSync(manifest, 'utf8')) as { facts: object; mac: string };
    writeFileSync(manifest, JSON.stringify({ facts: { ...facts, format: 2, more: 1 }, mac }));
    await expect(verifyKept(ports, folderOf(ports, name))).rejects.toMatchObject({ refusal: 'newer_schema' });
  });

  test('one whose removal is cut off anywhere is whole, or none any more', { timeout: 120_000 }, async () => {
    const { ports, store } = await storeWithNotes();
    const folder = join(ports.dataDir, 'backups');
    const removal = ['-f', '-qq', '-o', '/dev/null', '-e', 'trace=rename,unlink,unlinkat,rmdir'];
    const { name, facts } = await store.backups.make('by_hand');
    const seen: string[] = [];
    for (let step = 1, isOver = false; !isOver; step++) {
      const copies = join(temporaryFolder(), 'backups');
      cpSync(folder, copies, { recursive: true });
      const kill = ['-e', `inject=rename,unlink,unlinkat,rmdir:signal=SIGKILL:when=${step}`];
      const child = startChild('remove-kept.ts', [copies, name], ['strace', ...removal, ...kill]);
      isOver = (await child.line()) === 'removed';
      await child.ended();
      const left = listBackups(copies);
      expect(left.map((one) => one.facts)).toEqual(left.length === 0 ? [] : [facts]);
      seen.push(left.length === 0 ? 'none' : 'whole');
    }
    expect(seen.join(' ')).toMatch(/^whole (none ){2,}none$/);
  });
});

test('no key that was given to a thread stays behind in memory', async () => {
  const plain = storePorts();
  const given: { key?: Uint8Array; auditKey?: Uint8Array }[] = [];
  const workers: typeof plain.workers = {
    ...plain.workers,
    run: (job, input, signal) => {
      given.push(Object(input));
      return plain.workers.run(job, input, signal);
    },
    parts: (job, input, signal) => {
      given.push(Object(input));
      return plain.workers.parts(job, input, signal);
    },
  };
  const ports = { ...plain, workers };
  const { store } = await opened(ports);
  addNote(store, 1);
  const { name } = await store.backups.make('by_hand');
  await verifyKept(ports, folderOf(plain, name));
  await (await prepareRestore(ports, folderOf(plain, name), {})).discard();
  await store.pages.run();
  const keys = given.flatMap(({ key, auditKey }) => [key, auditKey]).filter((key) => key !== undefined);
  expect(keys).toHaveLength(6);
  for (const key of keys) expect(key).toEqual(new Uint8Array(32));
});

describe('backups are kept', () => {
  test('and thinned while the store stays open; the newest stays', async () => {
    const { ports, store } = await storeWithNotes();
    await store.backups.make('daily');
    ports.pass(60_000);
    const { name } = await store.backups.make('daily');
    ports.pass(2 * dayMs);
    expect(foldersOf(ports)).toEqual([name]);
  });

  test('and told of, with the day from which they are gone', async () => {
    const { ports, store } = await storeWithNotes();
    const madeAt = ports.clock.now();
    await store.backups.make('daily');
    const keptUntil = new Date(madeAt.getTime() + longestDays * dayMs);
    expect(store.backups.holding(madeAt)).toMatchObject([{ madeAt, keptUntil, reason: 'daily' }]);
    expect(store.backups.holding(new Date(madeAt.getTime() + 1))).toEqual([]);
  });

  test('but what an interrupted one left is removed by the next opening, and nothing else', async () => {
    const { ports, store } = await storeWithNotes();
    const { name } = await store.backups.make('daily');
    await store.close();
    const strangers = ['20261120T090000000Z-soon', 'notes of IT.txt', 'notes of IT.partial'];
    for (const left of ['20261120T090000000Z-daily.partial', ...strangers]) {
      mkdirSync(join(ports.dataDir, 'backups', left));
    }
    await opened(ports);
    expect(foldersOf(ports)).toEqual([name, ...strangers].toSorted());
  });
});

describe('before a migration', () => {
  const later = 'CREATE TABLE later (a INT) STRICT;';
  /** A store as the program before left it. */
  async function closedStore(): Promise<TestStorePorts> {
    const { ports, store } = await storeWithNotes();
    await store.close();
    return ports;
  }
  const withMigration = (ports: TestStorePorts, sql: string): TestStorePorts => ({
    ...ports,
    migrationsDir: notesMigrations(temporaryFolder(), sql),
  });

  test('there is a backup of the version before', async () => {
    const ports = withMigration(await closedStore(), later);
    const { store } = await opened(ports);
    expect(store.backups.list()).toMatchObject([
      { reason: 'before_update', facts: { contents: { schema: 2 } } },
    ]);
  });

  test('a store without rows needs none', async () => {
    const ports = storePorts();
    await (await opened(ports)).store.close();
    const { store } = await opened(withMigration(ports, later));
    expect(store.backups.list()).toEqual([]);
  });

  test('one that fails leaves the data as they were, and one backup however often it is tried', async () => {
    const before = await closedStore();
    const ports = withMigration(before, 'CREATE TABLE later (a INT) STRICT; INSERT INTO nowhere VALUES (1);');
    for (let start = 1; start <= 3; start++) {
      expect(await refused(ports)).toMatchObject({ state: 'corrupt', cause: 'migration_failed' });
      ports.pass(60_000);
    }
    expect(foldersOf(ports)).toHaveLength(1);
    const { store } = await opened(before);
    expect(commitsOf(store)).toBe(21);
  });

  test('where the database is ruined by then, the one from before is put back, and the other set aside', async () => {
    const before = await closedStore();
    const database = join(before.dataDir, 'store.db');
    const clock = { ...before.clock };
    const ports = withMigration({ ...before, clock }, later);
    const now = clock.now;
    // The clock is looked at within the transaction: by then the backup is made.
    clock.now = () => {
      if (foldersOf(before).some((name) => !name.endsWith('.partial'))) {
        const bytes = readFileSync(database);
        bytes.fill(0x55, bytes.length - 3000, bytes.length - 2000);
        writeFileSync(database, bytes);
      }
      return now();
    };
    expect(await refused(ports)).toMatchObject({ state: 'corrupt', cause: 'migration_failed' });
    expect(readdirSync(join(before.dataDir, 'set-aside'))).toEqual([expect.stringMatching(/-damaged$/)]);
    const { store } = await opened(before);
    expect(commitsOf(store)).toBe(21);
  });
});
