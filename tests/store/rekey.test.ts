import { cpSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupFolder, databaseBytes, type BackupFolder } from '#main/platform/backup/backup-folder.ts';
import { prepareRestore, type RestoreHow } from '#main/platform/backup/restore-store.ts';
import { opensWith } from '#main/platform/db/connection.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { mastersIn } from '#main/platform/db/key-record.ts';
import type { StorePorts } from '#main/platform/db/open-store.ts';
import { readStoreRecord } from '#main/platform/db/store-record.ts';
import { keysFromVault } from '#main/platform/db/store-keys.ts';
import { keyFile } from '#main/platform/keychain/key-file.ts';
import type { KeyVault } from '#main/platform/ports.ts';
import { memoryVault } from '#tests/support/memory-vault.ts';
import { ownThreads } from '#tests/support/own-threads.ts';
import { smallDisk } from '#tests/support/small-disk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { codesThatOpen } from './codes-that-open.ts';
import { decay, decayFreePage, leaveFreePages } from './decay.ts';
import { addNote, allNotes, giveOutCode } from './notes-store.ts';
import { opened, refused, storePorts } from './store-ports.ts';

type Where = { readonly dataDir: string; readonly vault: KeyVault };

const recordOf = (dataDir: string) => {
  const answer = readStoreRecord(dataFolder(dataDir).record);
  if (answer.kind !== 'found') throw new Error(answer.kind);
  return answer.record;
};
const dataKey = async ({ dataDir, vault }: Where): Promise<Uint8Array> =>
  (await keysFromVault({ vault }, recordOf(dataDir), dataFolder(dataDir).database)).ring.data;
const mastersOf = async ({ dataDir, vault }: Where): Promise<number> => {
  const answer = await vault.get(recordOf(dataDir).storeId, 'key');
  return answer.kind === 'found' ? mastersIn(answer.secret).length : 0;
};

async function storeWithCode() {
  const ports = storePorts();
  const { store } = await opened(ports);
  for (const n of [1, 2, 3]) addNote(store, n);
  const code = await giveOutCode(store);
  await store.close();
  return { ports, code };
}

/** New keys that are in force; the next opening gives them to the database. */
async function renewed(ports: StorePorts, note = 4): Promise<string> {
  const { store } = await opened(ports);
  const prepared = await store.prepareRekey();
  expect(store.transact((db) => prepared.putInForce(db))).toBe(true);
  addNote(store, note);
  await store.close();
  return prepared.code;
}

describe('new keys of a store', () => {
  test('open it, from the keychain and by the new recovery code, and the ones before open nothing', async () => {
    const { ports, code } = await storeWithCode();
    const before = await dataKey(ports);
    const next = await renewed(ports);
    const { store } = await opened(ports);
    expect(allNotes(store)).toEqual([1, 2, 3, 4]);
    addNote(store, 5);
    await store.close();
    const { database } = dataFolder(ports.dataDir);
    expect([opensWith(database, before), opensWith(database, await dataKey(ports))]).toEqual([false, true]);
    expect(await codesThatOpen(ports, [code, next])).toEqual([next]);
    expect(recordOf(ports.dataDir)).toMatchObject({ rekey: null, recovery: { next: null } });
    const again = await opened(ports);
    expect(allNotes(again.store)).toEqual([1, 2, 3, 4, 5]);
  });

  test('are given to the database in a thread, and no copy of them stays behind in memory', async () => {
    const { ports } = await storeWithCode();
    await renewed(ports);
    const orders: Record<string, unknown>[] = [];
    const workers: typeof ports.workers = {
      ...ports.workers,
      run: (job, input, signal) => {
        if (job.worker === 'rekey-database') orders.push(Object(input));
        return ports.workers.run(job, input, signal);
      },
    };
    const { store } = await opened({ ...ports, workers });
    expect(allNotes(store)).toEqual([1, 2, 3, 4]);
    const none = new Uint8Array(32);
    expect(orders).toMatchObject([{ before: none, next: none }]);
  });

  test('leave the audit key and the pepper as they are', async () => {
    const { ports } = await storeWithCode();
    const keysIn = async () => {
      const { store } = await opened(ports);
      const keys = [
        Buffer.from(store.keys.audit).toString('hex'),
        Buffer.from(store.keys.pepper).toString('hex'),
      ];
      await store.close();
      return keys;
    };
    const before = await keysIn();
    await renewed(ports);
    expect(await keysIn()).toEqual(before);
  });

  test('leave the master key before them in the keychain until they have opened the store twice', async () => {
    const { ports } = await storeWithCode();
    expect(await mastersOf(ports)).toBe(1);
    await renewed(ports);
    expect(await mastersOf(ports)).toBe(2);
    await (await opened(ports)).store.close();
    expect(await mastersOf(ports)).toBe(2);
    await (await opened(ports)).store.close();
    expect(await mastersOf(ports)).toBe(1);
    expect(recordOf(ports.dataDir).openedAnew).toBeNull();
    await (await opened(ports)).store.close();
  });

  test('that are not in force are forgotten', async () => {
    const { ports, code } = await storeWithCode();
    const before = await dataKey(ports);
    const first = await opened(ports);
    const { code: next } = await first.store.prepareRekey();
    await first.store.close();
    expect(await codesThatOpen(ports, [code, next])).toEqual([code]);
    await (await opened(ports)).store.close();
    expect(recordOf(ports.dataDir)).toMatchObject({ rekey: null, openedAnew: null });
    expect([await mastersOf(ports), Buffer.from(before).equals(await dataKey(ports))]).toEqual([1, true]);
    expect(await codesThatOpen(ports, [code, next])).toEqual([code]);
  });

  test('are void when another recovery code is asked for before they are in force', async () => {
    const { ports } = await storeWithCode();
    const { store } = await opened(ports);
    const keys = await store.prepareRekey();
    const code = await store.prepareRecoveryCode();
    expect(store.transact((db) => keys.putInForce(db))).toBe(false);
    expect(store.transact((db) => code.putInForce(db))).toBe(true);
    await store.close();
    expect(await codesThatOpen(ports, [keys.code, code.code])).toEqual([code.code]);
  });

  test('that are in force stay so: no other code is made before the database has them', async () => {
    const { ports } = await storeWithCode();
    const { store } = await opened(ports);
    const keys = await store.prepareRekey();
    store.transact((db) => keys.putInForce(db));
    await expect(store.prepareRecoveryCode()).rejects.toThrow('on their way');
    await expect(store.backups.make('by_hand')).rejects.toThrow('KEYS_ON_THEIR_WAY');
    await store.close();
    expect(await codesThatOpen(ports, [keys.code])).toEqual([keys.code]);
  });

  test('are not begun where a page has decayed: the code before stays in force', async () => {
    const { ports, code } = await storeWithCode();
    const sound = join(temporaryFolder(), 'sound');
    cpSync(ports.dataDir, sound, { recursive: true });
    decay(ports, statSync(dataFolder(ports.dataDir).database).size / 4096);
    const { store } = await opened(ports);
    await expect(store.prepareRekey()).rejects.toMatchObject({ name: 'StoreFault', kind: 'corrupt' });
    await store.close();
    const { rekey, recovery } = recordOf(ports.dataDir);
    expect([rekey, recovery?.next, await mastersOf(ports)]).toEqual([null, null, 1]);
    expect(recovery?.current).toEqual(recordOf(sound).recovery?.current);
    expect(await codesThatOpen({ ...ports, dataDir: sound }, [code])).toEqual([code]);
  });

  test.each([
    ['before they are asked for', true],
    ['once they are in force', false],
  ])(
    'are given to a database in which a free page decayed %s: no check reads it, and nothing is in it',
    async (_when, isBefore) => {
      const { ports } = await storeWithCode();
      await leaveFreePages(ports);
      if (isBefore) await decayFreePage(ports);
      const next = await renewed(ports);
      if (!isBefore) await decayFreePage(ports);
      const { store } = await opened(ports);
      expect(allNotes(store)).toEqual([1, 2, 3, 4]);
      await store.backups.make('by_hand');
      await store.close();
      expect(await codesThatOpen(ports, [next])).toEqual([next]);
    },
  );

  test('that the keychain does not take are none, and say so', async () => {
    const { ports, code } = await storeWithCode();
    const { store } = await opened(ports);
    ports.vault.trouble = 'unavailable';
    await expect(store.prepareRekey()).rejects.toThrow('did not keep the key');
    ports.vault.trouble = 'none';
    await store.close();
    expect(await codesThatOpen(ports, [code])).toEqual([code]);
  });

  test('are not begun where the disk has no room to rewrite the data, nor after a backup that would take it', async () => {
    const { ports, code } = await storeWithCode();
    const disk = smallDisk();
    const { store } = await opened({ ...ports, disk });
    const bytes = databaseBytes(dataFolder(ports.dataDir));
    disk.leave(4 * disk.reserveBytes + 2 * bytes - 1);
    await expect(store.backups.make('before_rekey')).rejects.toMatchObject({ name: 'DiskShort' });
    disk.leave(4 * disk.reserveBytes + bytes - 1);
    await expect(store.prepareRekey()).rejects.toMatchObject({ name: 'DiskShort' });
    await store.close();
    expect(await mastersOf(ports)).toBe(1);
    expect(await codesThatOpen(ports, [code])).toEqual([code]);
  });

  test('that are in force wait for room on the disk, and then the database gets them', async () => {
    const { ports } = await storeWithCode();
    const next = await renewed(ports);
    const disk = smallDisk();
    disk.leave(1000);
    expect(await refused({ ...ports, disk })).toMatchObject({ state: 'disk_full', cause: 'needs_room' });
    disk.leave(1000 * disk.reserveBytes);
    const { store } = await opened({ ...ports, disk });
    expect(allNotes(store)).toEqual([1, 2, 3, 4]);
    await store.close();
    expect(await codesThatOpen(ports, [next])).toEqual([next]);
  });

  test.each([
    ['ends', new URL('data:text/javascript,process.exit(3)')],
    ['cannot start', new URL('file:///nowhere/rekey-database.js')],
  ])('wait for a thread that gives them to the database where the first one %s', async (_how, thread) => {
    const { ports } = await storeWithCode();
    const next = await renewed(ports);
    const workers = ownThreads({}, { 'rekey-database': thread });
    expect(await refused({ ...ports, workers })).toMatchObject({
      state: 'not_opened',
      reason: 'The worker "rekey-database" gave no answer: crashed.',
    });
    const { store } = await opened(ports);
    expect(allNotes(store)).toEqual([1, 2, 3, 4]);
    await store.close();
    expect(await codesThatOpen(ports, [next])).toEqual([next]);
  });

  test('that the keychain lost before the database got them are asked for, and the recovery code has them', async () => {
    const { ports } = await storeWithCode();
    const before = new Map(ports.vault.entries);
    const next = await renewed(ports);
    for (const [id, key] of before) ports.vault.entries.set(id, key);
    expect(await refused(ports)).toMatchObject({ state: 'key_unavailable', recoverable: true });
    const { store } = await opened(ports, { recoveryCode: next });
    expect(allNotes(store)).toEqual([1, 2, 3, 4]);
    await store.close();
    await (await opened(ports)).store.close();
  });

  test('can be made again and again', async () => {
    const { ports } = await storeWithCode();
    const codes: string[] = [];
    for (const note of [4, 5, 6]) codes.push(await renewed(ports, note));
    expect(await codesThatOpen(ports, codes)).toEqual(codes.slice(-1));
  });

  test('stand in no file in the clear', async () => {
    const { ports } = await storeWithCode();
    const next = await renewed(ports);
    await (await opened(ports)).store.close();
    const text = readFileSync(join(ports.dataDir, 'store.json'), 'latin1');
    const [secret = new Uint8Array()] = ports.vault.entries.values();
    for (const key of [...mastersIn(secret), await dataKey(ports)]) {
      expect(text).not.toContain(Buffer.from(key).toString('base64'));
    }
    expect(text).not.toContain(next);
  });
});

describe('a backup from before new keys', () => {
  /** A store with new keys, its code before and after, and the backup between them; the keychain forgot the key before. */
  async function renewedStore(ports: StorePorts) {
    const first = await opened(ports);
    for (const n of [1, 2, 3]) addNote(first.store, n);
    const code = await giveOutCode(first.store);
    const { name } = await first.store.backups.make('before_rekey');
    await first.store.close();
    const next = await renewed(ports);
    for (let opening = 1; opening <= 2; opening++) await (await opened(ports)).store.close();
    expect(await mastersOf(ports)).toBe(1);
    return { code, next, backup: backupFolder(join(ports.dataDir, 'backups', name)) };
  }
  const restored = async (ports: StorePorts, from: BackupFolder, how: RestoreHow = {}) => {
    const prepared = await prepareRestore(ports, from, how);
    const answer = await prepared.apply('replaced');
    if (answer.state !== 'restored') throw new Error(answer.state);
    return backupFolder(join(ports.dataDir, 'set-aside', answer.aside ?? ''));
  };
  test.each([
    ['keychain', () => memoryVault()],
    ['key file', () => keyFile({ file: join(temporaryFolder(), 'store.key'), mayCreate: true })],
  ])('is restored with the code of its time, by a PC with a %s, and that is undone', async (_what, vault) => {
    const ports = { ...storePorts(), vault: vault() };
    const { code, next, backup } = await renewedStore(ports);
    await expect(prepareRestore(ports, backup, {})).rejects.toMatchObject({ refusal: 'needs_recovery_code' });
    await expect(prepareRestore(ports, backup, { recoveryCode: next })).rejects.toMatchObject({
      refusal: 'wrong_recovery_code',
    });
    const replaced = await restored(ports, backup, { recoveryCode: code });
    const { store } = await opened(ports);
    expect(allNotes(store)).toEqual([1, 2, 3]);
    await store.close();
    expect(await codesThatOpen(ports, [code, next])).toEqual([code]);

    // This PC still has the keys of what was replaced.
    await restored(ports, replaced);
    const back = await opened(ports);
    expect(allNotes(back.store)).toEqual([1, 2, 3, 4]);
    await back.store.close();
    expect(await codesThatOpen(ports, [code, next])).toEqual([next]);
  });

  test('whose restore is cut off before it is decided leaves the store that is here, which opens as ever', async () => {
    const ports = storePorts();
    const { code, backup } = await renewedStore(ports);
    // The clock is asked when the exchange is decided, once the keychain knows.
    let isCut = false;
    const now = (): Date => {
      if (isCut) throw new Error('The power went.');
      return ports.clock.now();
    };
    const clock = { ...ports.clock, now };
    const prepared = await prepareRestore({ ...ports, clock }, backup, { recoveryCode: code });
    isCut = true;
    await expect(prepared.apply('replaced')).rejects.toThrow('The power went.');
    const { store } = await opened(ports);
    expect(allNotes(store)).toEqual([1, 2, 3, 4]);
  });
});
