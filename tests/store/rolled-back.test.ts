import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { KeyVault } from '#main/platform/ports.ts';
import { addNote, allNotes, giveOutCode } from './notes-store.ts';
import { refusedUntouched, storeWithNotes } from './refusals.ts';
import { opened, refused, storePorts, type TestStorePorts } from './store-ports.ts';
import { storeFolder } from '#tests/support/temporary-folder.ts';

describe('a store that is older than its commit head', () => {
  test('is recognised when an earlier database was put in its place', async () => {
    const { ports, path } = await storeWithNotes();
    cpSync(path('store.db'), path('earlier'));
    const { store } = await opened(ports);
    addNote(store, 4);
    await store.close();
    cpSync(path('earlier'), path('store.db'));
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'rolled_back', recoverable: false });
  });

  test('is recognised when its write-ahead log is gone', async () => {
    const { ports } = await storeWithNotes();
    const { store } = await opened(ports);
    addNote(store, 4);
    const crashed = storePorts({ dataDir: join(storeFolder(), 'crashed'), vault: ports.vault });
    cpSync(ports.dataDir, crashed.dataDir, {
      recursive: true,
      filter: (file) => !/lock|-wal$|-shm$/.test(file),
    });
    await store.close();
    expect(await refusedUntouched(crashed)).toMatchObject({ state: 'rolled_back' });
  });

  test('is damaged where its file ends before pages that its log goes by, which SQLite reads as zeros', async () => {
    const { ports } = await storeWithNotes();
    const { store } = await opened(ports);
    addNote(store, 4, 'a word '.repeat(700));
    ports.pass(5000);
    addNote(store, 5);
    const crashed = storePorts({ dataDir: storeFolder(), vault: ports.vault });
    execFileSync('cp', ['-R', `${ports.dataDir}/.`, crashed.dataDir]);
    await store.close();
    const database = join(crashed.dataDir, 'store.db');
    rmSync(join(crashed.dataDir, 'store.lock'));
    truncateSync(database, statSync(database).size - 4096);
    expect(await refusedUntouched(crashed)).toMatchObject({ state: 'corrupt' });
  });

  test.each([
    ['is gone', (file: string) => rmSync(file)],
    ['is empty', (file: string) => writeFileSync(file, '')],
    ['was written by hand', (file: string) => writeFileSync(file, '{"commits":0}'.padEnd(512))],
    ['comes from another store', (file: string) => writeFileSync(file, 'x'.repeat(512))],
  ])('is recognised when its commit head %s', async (_what, change) => {
    const { ports, path } = await storeWithNotes();
    change(path('store.head'));
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'rolled_back' });
  });

  test('is recognised when it went another way since', async () => {
    const { ports, path } = await storeWithNotes();
    const audited = async (words: string): Promise<void> => {
      const { store } = await opened(ports);
      store.transact((db) => {
        db.run(
          sql`INSERT INTO audit VALUES (1, 't', ${words}, NULL, NULL, 'done', '{}', NULL, '', ${words}, NULL)`,
        );
        db.run(sql`UPDATE commit_head SET audit_seq = 1, audit_hash = ${words}`);
      });
      await store.close();
    };
    cpSync(path('store.db'), path('earlier'));
    cpSync(path('store.head'), path('earlier-head'));
    const copies = new Map(ports.vault.heads);
    await audited('aa');
    const head = readFileSync(path('store.head'));
    for (const [id, copy] of copies) ports.vault.heads.set(id, copy);
    cpSync(path('earlier'), path('store.db'));
    cpSync(path('earlier-head'), path('store.head'));
    await audited('bb');
    writeFileSync(path('store.head'), head);
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'rolled_back' });
  });

  test('is not suspected when only its commit head lags: the program died between the two', async () => {
    const { ports, path } = await storeWithNotes();
    cpSync(path('store.head'), path('earlier-head'));
    const first = await opened(ports);
    addNote(first.store, 4);
    await first.store.close();
    cpSync(path('earlier-head'), path('store.head'));
    const second = await opened(ports);
    expect(allNotes(second.store)).toEqual([1, 2, 3, 4]);
    addNote(second.store, 5);
    await second.store.close();
    expect((await opened(ports)).rollbackAccepted).toBe(false);
  });

  test('is not suspected when one of the two slots of its commit head was torn', async () => {
    const { ports, path } = await storeWithNotes();
    const head = readFileSync(path('store.head'));
    head.fill(0, 256 + 10, 256 + 90);
    writeFileSync(path('store.head'), head);
    expect(allNotes((await opened(ports)).store)).toEqual([1, 2, 3]);
  });
});

describe('a store that is older than what the keychain remembers', () => {
  /** The whole folder as it was before its last note. */
  const putBack = async () => {
    const { ports, path } = await storeWithNotes();
    const earlier = join(storeFolder(), 'earlier');
    const first = await opened(ports);
    const code = await giveOutCode(first.store);
    await first.store.close();
    cpSync(ports.dataDir, earlier, { recursive: true });
    const { store } = await opened(ports);
    addNote(store, 4);
    await store.close();
    rmSync(ports.dataDir, { recursive: true });
    cpSync(earlier, ports.dataDir, { recursive: true });
    return { ports, path, code };
  };

  test('is recognised when database and commit head were put back together', async () => {
    const { ports } = await putBack();
    expect(await refusedUntouched(ports)).toEqual({
      state: 'rolled_back',
      cause: null,
      holder: null,
      recoverable: true,
      reason: 'The database and store.head are older than what the keychain saw.',
    });
  });

  test('opens with its recovery code, and from then on by itself', async () => {
    const { ports, code } = await putBack();
    const recovered = await opened(ports, { recoveryCode: code });
    expect(recovered.rollbackAccepted).toBe(true);
    await recovered.store.close();
    const again = await opened(ports);
    expect(again.rollbackAccepted).toBe(false);
    expect(allNotes(again.store)).toEqual([1, 2, 3]);
  });

  test.each([
    ['has lost its head', (heads: Map<string, Uint8Array>) => heads.clear()],
    ['holds no head in its place', (heads: Map<string, Uint8Array>) => fill(heads, () => 7)],
    ['holds a head that was changed', (heads: Map<string, Uint8Array>) => fill(heads, raised)],
  ])('is suspected when the keychain %s', async (_what, change) => {
    const { ports } = await storeWithNotes();
    change(ports.vault.heads);
    expect(await refusedUntouched(ports)).toMatchObject({
      state: 'rolled_back',
      reason: 'The keychain has no commit head of this store.',
    });
  });

  test('is not opened while the keychain does not say', async () => {
    const { ports } = await storeWithNotes();
    const silent: KeyVault = {
      ...ports.vault,
      get: async (id, item) =>
        item === 'head' ? { kind: 'unavailable', cause: 'It hangs.' } : ports.vault.get(id, item),
    };
    expect(await refused({ ...ports, vault: silent })).toMatchObject({
      state: 'key_unavailable',
      cause: null,
      reason: 'It hangs.',
    });
    expect(await opened(ports)).toMatchObject({ rollbackAccepted: false });
  });
});

describe('the keychain', () => {
  const remembered = ({ vault }: TestStorePorts): number => {
    const [bytes = new Uint8Array()] = vault.heads.values();
    return (JSON.parse(Buffer.from(bytes).toString()) as { commits: number }).commits;
  };

  test('learns of commits every half minute and when the store closes', async () => {
    const ports = storePorts();
    const { store } = await opened(ports);
    addNote(store, 1);
    addNote(store, 2);
    expect(remembered(ports)).toBe(0);
    ports.pass(30_000 - 1);
    await setImmediate();
    expect(remembered(ports)).toBe(0);
    ports.pass(1);
    await setImmediate();
    expect(remembered(ports)).toBe(2);
    addNote(store, 3);
    await store.close();
    expect(remembered(ports)).toBe(3);
  });

  test('that refuses costs no commit, is asked again only at the end, and the log says so once', async () => {
    const ports = storePorts();
    const first = await opened(ports);
    ports.vault.trouble = 'unavailable';
    for (const n of [1, 2, 3]) {
      addNote(first.store, n);
      ports.pass(30_000);
      await setImmediate();
    }
    await first.store.close();
    expect(ports.lines.filter(({ event }) => event === 'store.head_not_kept')).toHaveLength(1);
    expect(remembered(ports)).toBe(0);
    ports.vault.trouble = 'none';
    const second = await opened(ports);
    expect(allNotes(second.store)).toEqual([1, 2, 3]);
    addNote(second.store, 4);
    ports.vault.trouble = 'unavailable';
    ports.pass(30_000);
    await setImmediate();
    ports.vault.trouble = 'none';
    await second.store.close();
    expect(remembered(ports)).toBe(4);
  });

  test('that never comes back holds a close up for three seconds at most, and nothing is lost by that', async () => {
    const ports = storePorts();
    const { store } = await opened(ports);
    addNote(store, 1);
    ports.vault.trouble = 'hangs';
    ports.pass(30_000);
    addNote(store, 2);
    let closed = false;
    const closing = store.close().then(() => (closed = true));
    ports.pass(2999);
    await setImmediate();
    expect(closed).toBe(false);
    ports.pass(1);
    await closing;
    expect(ports.lines.at(-1)).toMatchObject({ event: 'store.head_not_awaited' });

    ports.vault.trouble = 'none';
    const later = await opened(ports);
    expect(allNotes(later.store)).toEqual([1, 2]);
    expect(later.rollbackAccepted).toBe(false);
  });

  test('that refuses from the start gets no store', async () => {
    const ports = storePorts();
    const forgetful: KeyVault = {
      ...ports.vault,
      set: async (id, item, secret) => {
        if (item === 'head') throw new Error('It is full.');
        await ports.vault.set(id, item, secret);
      },
    };
    expect(await refused({ ...ports, vault: forgetful })).toMatchObject({ state: 'key_unavailable' });
    expect(await opened(ports)).toMatchObject({ rollbackAccepted: false });
  });
});

function fill(heads: Map<string, Uint8Array>, change: (byte: number, at: number) => number): void {
  for (const [id, bytes] of heads) heads.set(id, bytes.map(change));
}

/** Another digit in the number of commits. */
const raised = (byte: number): number => (byte === '3'.charCodeAt(0) ? byte + 1 : byte);
