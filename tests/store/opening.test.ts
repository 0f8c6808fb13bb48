import {
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataFolder, holdsNoStore } from '#main/platform/db/data-folder.ts';
import { keyFile } from '#main/platform/keychain/key-file.ts';
import { memoryVault } from '#tests/support/memory-vault.ts';
import { digestsOf } from './files-of.ts';
import { addNote, allNotes, notesMigrations } from './notes-store.ts';
import { recordOf, refusedUntouched, storeWithNotes } from './refusals.ts';
import { opened, refused, storePorts } from './store-ports.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

describe('a folder that never had a store', () => {
  test('gets one, which opens again with what was written', async () => {
    const { ports } = await storeWithNotes();
    const again = await opened(ports);
    expect(again).toMatchObject({ created: false, rollbackAccepted: false });
    expect(allNotes(again.store)).toEqual([1, 2, 3]);
  });

  test('stays untouched when no store is to be made', async () => {
    const ports = storePorts();
    expect(await refused(ports, { create: false })).toMatchObject({ state: 'absent', recoverable: false });
    expect(await refused(ports, { recoveryCode: 'AAAA' })).toMatchObject({ state: 'absent' });
    expect(statSync(ports.dataDir, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('gets no store while the keychain is unavailable, and gets one when it is back', async () => {
    const ports = storePorts();
    ports.vault.trouble = 'unavailable';
    expect(await refused(ports)).toMatchObject({ state: 'key_unavailable', recoverable: false });
    expect(digestsOf(ports.dataDir)).toEqual({});
    ports.vault.trouble = 'none';
    expect(await opened(ports)).toMatchObject({ created: true });
  });

  test('gets no database before the keychain has kept the key', async () => {
    const ports = storePorts();
    ports.vault.trouble = 'forgets';
    expect(await refused(ports)).toMatchObject({ state: 'key_unavailable' });
    expect(Object.keys(digestsOf(ports.dataDir))).toEqual(['store.json']);
    ports.vault.trouble = 'none';
    expect(await opened(ports)).toMatchObject({ created: true });
    expect(ports.vault.entries.size).toBe(1);
  });

  test('is closed to everybody else, whatever the umask is', async () => {
    const before = process.umask(0);
    try {
      const ports = storePorts();
      mkdirSync(ports.dataDir, { mode: 0o755 });
      const { store } = await opened(ports);
      addNote(store, 1);
      expect(statSync(ports.dataDir).mode & 0o777).toBe(0o700);
      for (const name of [
        'store.json',
        'store.db',
        'store.db-wal',
        'store.db-shm',
        'store.head',
        'store.lock',
      ]) {
        expect([name, statSync(join(ports.dataDir, name)).mode & 0o777]).toEqual([name, 0o600]);
      }
    } finally {
      process.umask(before);
    }
  });
});

describe('what a crash left of a write', () => {
  const written = [
    'store.json',
    'store.head',
    'store.lock.json',
    'store.swap.json',
    'store.closed',
    'store.outgoing.json',
  ];
  const partialsIn = (folder: string): string[] =>
    readdirSync(folder).filter((name) => name.includes('.partial'));

  test.each(written)('to %s goes when the store is opened next', async (name) => {
    const { ports, path } = await storeWithNotes();
    for (const one of ['0123456789ab', 'ffffffffffff'])
      writeFileSync(path(`${name}.${one}.partial`), 'half of it');
    const { store } = await opened(ports);
    expect(partialsIn(ports.dataDir)).toEqual([]);
    expect(allNotes(store)).toEqual([1, 2, 3]);
  });

  test('stays where it is not one of Drillroom’s, and where another process has the store', async () => {
    const { ports, path } = await storeWithNotes();
    const others = [
      'store.json.partial',
      'store.json.0123456789AB.partial',
      'store.json.0123456789abc.partial',
      'store.json.0123456789ab.partial.txt',
      'xstore.json.0123456789ab.partial',
      'store.jsonx.0123456789ab.partial',
      'notes.0123456789ab.partial',
    ];
    for (const name of others) writeFileSync(path(name), 'of somebody else');
    await (await opened(ports)).store.close();
    expect(partialsIn(ports.dataDir).toSorted()).toEqual(others.toSorted());
    const { store } = await opened(ports);
    writeFileSync(path('store.head.0123456789ab.partial'), 'just being written');
    expect(await refused(ports)).toMatchObject({ state: 'locked' });
    expect(partialsIn(ports.dataDir)).toContain('store.head.0123456789ab.partial');
    await store.close();
  });
});

describe('a creation that was interrupted', () => {
  const begun = async () => {
    const { ports, path } = await storeWithNotes();
    writeFileSync(path('store.json'), JSON.stringify({ ...recordOf(path('store.json')), stage: 'creating' }));
    return { ports, path };
  };

  test('before the database had a page is carried on with the key of the keychain', async () => {
    const { ports, path } = await begun();
    for (const name of ['store.db', 'store.head']) rmSync(path(name));
    writeFileSync(path('store.db'), '');
    const { store, created } = await opened(ports);
    expect(created).toBe(true);
    addNote(store, 1);
    await store.close();
    expect(recordOf(path('store.json'))['stage']).toBe('complete');
    expect(allNotes((await opened(ports)).store)).toEqual([1]);
  });

  test('before the key file was there is carried on with a key file', async () => {
    const { ports, path } = await begun();
    for (const name of ['store.db', 'store.head']) rmSync(path(name));
    expect(holdsNoStore(dataFolder(ports.dataDir))).toBe(true);
    const vault = keyFile({ file: path('key'), mayCreate: true });
    const { store } = await opened({ ...ports, vault });
    await store.close();
    expect(recordOf(path('store.json'))).toMatchObject({ stage: 'complete', vault: 'key-file' });
    expect((await opened({ ...ports, vault })).created).toBe(false);
  });

  test('before the commit head was there is carried on', async () => {
    const ports = storePorts();
    await (await opened(ports)).store.close();
    const record = join(ports.dataDir, 'store.json');
    writeFileSync(record, JSON.stringify({ ...recordOf(record), stage: 'creating' }));
    rmSync(join(ports.dataDir, 'store.head'));
    ports.vault.heads.clear();
    await (await opened(ports)).store.close();
    expect(recordOf(record)['stage']).toBe('complete');
    expect(ports.vault.heads.size).toBe(1);
  });

  test('is not believed of a store that has commits: the record is no witness', async () => {
    const { ports, path } = await begun();
    rmSync(path('store.head'));
    ports.vault.heads.clear();
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'rolled_back' });
  });

  test('never makes a key for a database that is there', async () => {
    const { ports } = await begun();
    ports.vault.entries.clear();
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'key_unavailable' });
    expect(ports.vault.entries.size).toBe(0);
  });
});

describe('a store whose files are gone', () => {
  test.each([
    ['its database', 'store.db', 'store.db is missing.'],
    ['its record', 'store.json', 'store.json is missing.'],
  ])('is missed without %s, and nothing new is made', async (_what, name, reason) => {
    const { ports, path } = await storeWithNotes();
    rmSync(path(name));
    expect(await refusedUntouched(ports)).toEqual({
      state: 'missing_but_expected',
      cause: null,
      holder: null,
      recoverable: false,
      reason,
    });
  });

  test('is missed when its database is empty', async () => {
    const { ports, path } = await storeWithNotes();
    truncateSync(path('store.db'), 0);
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'missing_but_expected' });
  });

  test('is missed when only its backups are left', async () => {
    const { ports, path } = await storeWithNotes();
    for (const name of ['store.db', 'store.json', 'store.head']) rmSync(path(name));
    mkdirSync(path('backups'));
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'missing_but_expected' });
  });
});

describe('a store without its key', () => {
  test('says so when the keychain has none, does not answer, or is another one', async () => {
    const { ports } = await storeWithNotes();
    const [[id, key] = ['', new Uint8Array()]] = ports.vault.entries;
    ports.vault.entries.clear();
    expect(await refusedUntouched(ports)).toMatchObject({
      state: 'key_unavailable',
      cause: 'no_key',
      reason: 'The keychain has no key for this store.',
    });
    ports.vault.entries.set(id, key);
    ports.vault.trouble = 'unavailable';
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'key_unavailable', cause: null });
    ports.vault.trouble = 'none';
    const moved = { ...ports, vault: memoryVault('another') };
    moved.vault.entries.set(id, key);
    expect(await refusedUntouched(moved)).toMatchObject({
      state: 'key_unavailable',
      cause: 'no_key',
      reason: 'The key lies in memory, this PC now uses another.',
    });
    expect(allNotes((await opened(ports)).store)).toEqual([1, 2, 3]);
  });

  test('tells a wrong key from damage', async () => {
    const { ports } = await storeWithNotes();
    const [id = ''] = ports.vault.entries.keys();
    ports.vault.entries.set(id, new Uint8Array(32).fill(1));
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'wrong_key' });
    ports.vault.entries.set(id, new Uint8Array(5));
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'wrong_key' });
  });

  test('tells a key that the database was not made with', async () => {
    const { ports, path } = await storeWithNotes();
    writeFileSync(
      path('store.json'),
      JSON.stringify({ ...recordOf(path('store.json')), keyCheck: '0'.repeat(16) }),
    );
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'wrong_key' });
  });
});

describe('a damaged store', () => {
  const flip = (file: string, at: number): void => {
    const bytes = readFileSync(file);
    for (let index = at; index < at + 16; index += 1) bytes[index] = (bytes[index] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    // Within one tick of the file system's clock, the mark of the orderly close still fits (0157).
    utimesSync(file, 0, statSync(file).mtimeMs / 1000 + 1);
  };

  test.each([
    ['the first page', 100],
    ['the second page', 4096 + 100],
    ['a page in the middle', 5 * 4096 + 7],
    ['the last page', -100],
  ])('is recognised by %s', async (_what, offset) => {
    const { ports, path } = await storeWithNotes();
    const size = statSync(path('store.db')).size;
    flip(path('store.db'), offset < 0 ? size + offset : offset);
    const { state, reason } = await refusedUntouched(ports);
    expect(state).toBe('corrupt');
    // What SQLite prints about pages and trees is for the log.
    expect(reason).toMatch(
      /^The (check of the database found damage|database could not be read \(SQLITE_[A-Z_]+\))\.$/,
    );
  });

  test('is recognised when its database is cut off', async () => {
    const { ports, path } = await storeWithNotes();
    truncateSync(path('store.db'), 3 * 4096);
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'corrupt' });
  });

  test('is recognised when its database is a plain SQLite file or no database at all', async () => {
    const { ports, path } = await storeWithNotes();
    writeFileSync(path('store.db'), Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8176)]));
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'corrupt' });
    writeFileSync(path('store.db'), 'hello');
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'corrupt' });
  });

  test.each([
    ['torn JSON', '{"format":1,"storeId":"0198'],
    ['nothing', ''],
    ['another kind of value', '[1,2,3]'],
    ['prototype keys', '{"__proto__":{"format":1},"format":1}'],
    ['more than a record needs', `{"format":1,"x":"${'x'.repeat(20_000)}"}`],
  ])('is recognised by a record that holds %s', async (_what, text) => {
    const { ports, path } = await storeWithNotes();
    writeFileSync(path('store.json'), text);
    expect(await refusedUntouched(ports)).toMatchObject({
      state: 'corrupt',
      reason: 'store.json cannot be read.',
    });
  });

  test('is not made to stretch a code for hours by a changed record', async () => {
    const { ports, path } = await storeWithNotes();
    const recovery = {
      codeId: crypto.randomUUID(),
      stretching: { salt: 'AAAA', N: 2 ** 30, r: 8, p: 1 },
      sealed: 'AAAA',
    };
    writeFileSync(path('store.json'), JSON.stringify({ ...recordOf(path('store.json')), recovery }));
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'corrupt' });
  });

  test('is recognised when a folder stands in the place of a file', async () => {
    const { ports, path } = await storeWithNotes();
    rmSync(path('store.json'));
    mkdirSync(path('store.json'));
    expect(await refusedUntouched(ports)).toMatchObject({
      state: 'corrupt',
      reason: 'store.json cannot be read.',
    });
  });
});

describe('a store of a later version', () => {
  test('is refused by the number of its schema', async () => {
    const { ports } = await storeWithNotes();
    const later = {
      ...ports,
      migrationsDir: notesMigrations(temporaryFolder(), 'CREATE TABLE later (a INT) STRICT;'),
    };
    await (await opened(later)).store.close();
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'newer_schema', recoverable: false });
  });

  test('is refused when it went through other migrations', async () => {
    const { ports } = await storeWithNotes();
    const folder = notesMigrations(temporaryFolder());
    writeFileSync(join(folder, '0002_step.sql'), 'CREATE TABLE others (a INT) STRICT;');
    expect(await refusedUntouched({ ...ports, migrationsDir: folder })).toMatchObject({
      state: 'newer_schema',
    });
  });

  test('is not refused for the line ends of a checkout', async () => {
    const { ports } = await storeWithNotes();
    const folder = notesMigrations(temporaryFolder());
    const kernel = join(folder, '0001_kernel.sql');
    writeFileSync(kernel, readFileSync(kernel, 'utf8').replaceAll('\n', '\r\n'));
    expect(allNotes((await opened({ ...ports, migrationsDir: folder })).store)).toEqual([1, 2, 3]);
  });

  test('is refused by the format of its record', async () => {
    const { ports, path } = await storeWithNotes();
    writeFileSync(
      path('store.json'),
      JSON.stringify({ ...recordOf(path('store.json')), format: 3, more: {} }),
    );
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'newer_schema' });
  });
});
