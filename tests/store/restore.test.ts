import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupFolder } from '#main/platform/backup/backup-folder.ts';
import { verifyKept } from '#main/platform/backup/kept-store.ts';
import { prepareRestore } from '#main/platform/backup/restore-store.ts';
import { completeSwap } from '#main/platform/backup/swap-store.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { inspectStore } from '#main/platform/db/inspect-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { digestsOf } from './files-of.ts';
import { addNote, allNotes, giveOutCode, notesMigrations } from './notes-store.ts';
import { opened, refused, storePorts, type TestStorePorts } from './store-ports.ts';
import { asideOf, countTo, restore, storeWithBackup } from './store-with-backup.ts';

/** One rename of an exchange; a file that is not there is not moved. */
function move(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  renameSync(from, to);
}

describe('a backup is restored', () => {
  test('over the store that it came from, which opens as usual and is older by right', async () => {
    const { ports, backup } = await storeWithBackup();
    const store = await restore(ports, backup);
    expect(allNotes(store)).toEqual(countTo(10));
    addNote(store, 11);
    await store.close();
    const again = (await opened(ports)).store;
    expect(allNotes(again)).toEqual(countTo(11));
  });

  test('and the store that was there can be put back, and the backup again', async () => {
    const { ports, backup } = await storeWithBackup();
    await (await restore(ports, backup)).close();
    const [replaced = ''] = asideOf(ports);
    const back = await restore(ports, backupFolder(join(ports.dataDir, 'set-aside', replaced)));
    expect(allNotes(back)).toEqual(countTo(20));
    await back.close();
    expect(asideOf(ports)).toHaveLength(2);
    expect(allNotes(await restore(ports, backup))).toEqual(countTo(10));
  });

  test('on a PC that never saw the store, with the recovery code alone', async () => {
    const { code, backup } = await storeWithBackup();
    const elsewhere = storePorts({ migrationsDir: notesMigrations(temporaryFolder()) });
    await expect(prepareRestore(elsewhere, backup, {})).rejects.toMatchObject({
      refusal: 'needs_recovery_code',
    });
    const store = await restore(elsewhere, backup, code);
    expect(allNotes(store)).toEqual(countTo(10));
    await store.close();
    expect(asideOf(elsewhere)).toEqual([]);
    // The keychain of this PC opens it from now on.
    expect(allNotes((await opened(elsewhere)).store)).toEqual(countTo(10));
  });

  test('over a damaged store, which is kept as it is', async () => {
    const { ports, backup } = await storeWithBackup();
    const database = join(ports.dataDir, 'store.db');
    const bytes = readFileSync(database);
    bytes.fill(0x55, 9000, 10_000);
    writeFileSync(database, bytes);
    expect(await refused(ports)).toMatchObject({ state: 'corrupt' });
    const prepared = await prepareRestore(ports, backup, {});
    await prepared.apply('damaged');
    const [aside = ''] = asideOf(ports);
    expect(aside).toMatch(/-damaged$/);
    expect(readFileSync(join(ports.dataDir, 'set-aside', aside, 'store.db'))).toEqual(bytes);
    expect(allNotes((await opened(ports)).store)).toEqual(countTo(10));
  });

  test('from before an update, and is brought up to date on the copy', async () => {
    const { ports, backup } = await storeWithBackup();
    const before = digestsOf(backup.root);
    const migrationsDir = notesMigrations(temporaryFolder(), 'CREATE TABLE later (a INT) STRICT;');
    const store = await restore({ ...ports, migrationsDir }, backup);
    expect(allNotes(store)).toEqual(countTo(10));
    expect(store.backups.list()).toMatchObject([{ reason: 'by_hand' }]);
    expect(digestsOf(backup.root)).toEqual(before);
  });

  test('while the store that is here goes on working until it is replaced', async () => {
    const { ports, backup } = await storeWithBackup();
    const { store } = await opened(ports);
    const prepared = await prepareRestore(ports, backup, {});
    addNote(store, 21);
    // It is still open: nobody may take the folder from it.
    await expect(prepared.apply('replaced')).resolves.toMatchObject({ state: 'locked' });
    expect(existsSync(join(ports.dataDir, 'incoming'))).toBe(false);
    expect(allNotes(store)).toEqual(countTo(21));
    await store.close();
    expect(allNotes(await restore(ports, backup))).toEqual(countTo(10));
  });
});

test('a data folder is taken as a kept store, but not while somebody works in it', async () => {
  const { ports, code } = await storeWithBackup();
  const elsewhere = storePorts({ migrationsDir: ports.migrationsDir });
  const { store } = await opened(ports);
  const live = backupFolder(ports.dataDir);
  await expect(prepareRestore(elsewhere, live, { recoveryCode: code })).rejects.toMatchObject({
    refusal: 'in_use',
  });
  await expect(verifyKept(elsewhere, live, { recoveryCode: code })).rejects.toMatchObject({
    refusal: 'in_use',
  });
  addNote(store, 21);
  await store.close();
  expect(allNotes(await restore(elsewhere, live, code))).toEqual(countTo(21));
  expect(allNotes((await opened(ports)).store)).toEqual(countTo(21));
});

describe('while a restore is rehearsed', () => {
  test('no other is begun in the folder, and afterwards one is', async () => {
    const { ports, backup } = await storeWithBackup();
    const first = await prepareRestore(ports, backup, {});
    await expect(prepareRestore(ports, backup, {})).rejects.toMatchObject({ name: 'RestoreUnderWay' });
    expect(await first.apply('replaced')).toMatchObject({ state: 'restored' });
    const { store } = await opened(ports);
    expect(allNotes(store)).toEqual(countTo(10));
    await (await prepareRestore(ports, backup, {})).discard();
  });

  test('an opening of the store takes nothing of it away', async () => {
    const { ports, backup } = await storeWithBackup();
    const prepared = await prepareRestore(ports, backup, {});
    await (await opened(ports)).store.close();
    expect(await prepared.apply('replaced')).toMatchObject({ state: 'restored' });
    expect(allNotes((await opened(ports)).store)).toEqual(countTo(10));
  });

  test('and another hand takes what was prepared away, nothing is exchanged', async () => {
    const { ports, backup } = await storeWithBackup();
    const prepared = await prepareRestore(ports, backup, {});
    rmSync(join(ports.dataDir, 'incoming', 'store.head'));
    expect(await prepared.apply('replaced')).toMatchObject({
      state: 'corrupt',
      reason: expect.stringContaining('INCOMING_NOT_WHOLE'),
    });
    expect(asideOf(ports)).toEqual([]);
    expect(allNotes((await opened(ports)).store)).toEqual(countTo(20));
  });
});

describe('nothing is touched', () => {
  const left = (ports: TestStorePorts): Record<string, string> => digestsOf(ports.dataDir);

  test('where the rehearsal is left', async () => {
    const { ports, backup } = await storeWithBackup();
    const before = left(ports);
    await (await prepareRestore(ports, backup, {})).discard();
    expect(left(ports)).toEqual(before);
  });

  test.each([
    ['store.db', 'changed'],
    ['store.json', 'record_unreadable'],
    ['backup.json', 'changed'],
  ] as const)('where %s of the backup is cut in half', async (file, refusal) => {
    const { ports, backup } = await storeWithBackup();
    const path = join(backup.root, file);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length / 2));
    const before = left(ports);
    await expect(prepareRestore(ports, backup, {})).rejects.toMatchObject({ refusal });
    expect(left(ports)).toEqual(before);
  });

  test('where the code is another one', async () => {
    const { ports, backup } = await storeWithBackup();
    const before = left(ports);
    const { store } = await opened(ports);
    const later = await giveOutCode(store);
    await store.close();
    await expect(prepareRestore(ports, backup, { recoveryCode: later })).rejects.toMatchObject({
      refusal: 'wrong_recovery_code',
    });
    expect(Object.keys(left(ports))).toEqual(Object.keys(before));
  });

  test('where it is of a later version', async () => {
    const { ports, backup } = await storeWithBackup();
    const migrationsDir = notesMigrations(temporaryFolder(), 'CREATE TABLE later (a INT) STRICT;');
    const newer = await restore({ ...ports, migrationsDir }, backup);
    const { name } = await newer.backups.make('by_hand');
    await newer.close();
    const source = backupFolder(join(ports.dataDir, 'backups', name));
    await expect(prepareRestore(ports, source, {})).rejects.toMatchObject({ refusal: 'newer_schema' });
  });

  test('where the keychain keeps nothing', async () => {
    const { ports, code, backup } = await storeWithBackup();
    const vault = { ...ports.vault, set: () => Promise.reject(new Error('full')) };
    const before = left(ports);
    const prepared = await prepareRestore({ ...ports, vault }, backup, { recoveryCode: code });
    await expect(prepared.apply('replaced')).rejects.toMatchObject({ refusal: 'key_not_kept' });
    rmSync(join(ports.dataDir, 'store.lock.json'));
    expect({ ...left(ports) }).toEqual(
      Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'store.lock.json')),
    );
    expect(allNotes((await opened(ports)).store)).toEqual(countTo(20));
  });

  test('where it is cancelled', async () => {
    const { ports, backup } = await storeWithBackup();
    const before = left(ports);
    for (const phase of ['copying', 'checking', 'finishing']) {
      const stop = new AbortController();
      const onProgress = (progress: { phase: string }): void => {
        if (progress.phase === phase) stop.abort();
      };
      await expect(prepareRestore(ports, backup, { signal: stop.signal, onProgress })).rejects.toThrow(
        'cancelled',
      );
    }
    expect(left(ports)).toEqual(before);
  });
});

describe('an exchange that was decided', () => {
  test('takes the journal of a half-made database away with it, which SQLite would play into the new one', async () => {
    const { ports, backup } = await storeWithBackup();
    const { journal } = dataFolder(ports.dataDir);
    writeFileSync(journal, 'of the database that is here');
    const store = await restore(ports, backup);
    expect(existsSync(journal)).toBe(false);
    const [aside = ''] = asideOf(ports);
    expect(readdirSync(join(ports.dataDir, 'set-aside', aside))).toContain('store.db-journal');
    expect(allNotes(store)).toEqual(countTo(10));
  });

  /** The moves of an exchange in their order: what is renamed where. */
  const files = ['store.db-wal', 'store.db', 'store.head', 'store.json'];

  test('is carried through by the next opening, wherever it was interrupted', async () => {
    const { ports, backup } = await storeWithBackup();
    // The state right after the decision, with a log left over of the store that is here.
    const { store } = await opened(ports);
    addNote(store, 21);
    const open = join(temporaryFolder(), 'open');
    cpSync(ports.dataDir, open, { recursive: true });
    await store.close();
    const prepared = await prepareRestore(ports, backup, {});
    cpSync(join(ports.dataDir, 'incoming'), join(open, 'incoming'), { recursive: true });
    await prepared.apply('replaced');
    const decided = join(open, 'store.swap.json');
    writeFileSync(decided, JSON.stringify({ aside: '20261120T090000000Z-replaced' }));

    for (let done = 0; done <= 2 * files.length; done++) {
      const dataDir = join(temporaryFolder(), 'data');
      cpSync(open, dataDir, { recursive: true });
      const folder = dataFolder(dataDir);
      // As many moves as were made before the power went: each file goes aside, then its successor comes.
      const moves = files.flatMap((file) => [
        () => move(join(dataDir, file), join(folder.setAside, '20261120T090000000Z-replaced', file)),
        () => move(join(folder.incoming, file), join(dataDir, file)),
      ]);
      for (const one of moves.slice(0, done)) one();
      expect(await completeSwap(folder, ports.clock.now())).toBe(true);
      expect(readdirSync(dataDir)).not.toContain('store.swap.json');
      expect(readdirSync(join(folder.setAside, '20261120T090000000Z-replaced'))).toEqual(
        expect.arrayContaining(files),
      );
      const { store: after } = await opened({ ...ports, dataDir });
      expect(allNotes(after)).toEqual(countTo(10));
      await after.close();
    }
  });

  test('is no empty folder to one who looks for a store', async () => {
    const { ports } = await storeWithBackup();
    const folder = dataFolder(ports.dataDir);
    for (const file of [folder.database, folder.record, folder.head]) rmSync(file);
    rmSync(folder.backups, { recursive: true });
    writeFileSync(folder.swap, JSON.stringify({ aside: '20261120T090000000Z-replaced' }));
    expect(await refused(ports)).toMatchObject({ state: 'corrupt' });
    expect(await inspectStore(ports)).toMatchObject({ state: 'corrupt' });
  });
});
