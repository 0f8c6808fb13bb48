import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { addNote, allNotes } from './notes-store.ts';
import { refusedUntouched, storeWithNotes } from './refusals.ts';
import { opened, storePorts, temporaryFolder } from './store-ports.ts';

describe('a store that is older than its commit head', () => {
  test('is recognised when an earlier database was put in its place', async () => {
    const { ports, path } = await storeWithNotes();
    cpSync(path('store.db'), path('earlier'));
    const { store } = await opened(ports);
    addNote(store, 4);
    store.close();
    cpSync(path('earlier'), path('store.db'));
    expect(await refusedUntouched(ports)).toMatchObject({ state: 'rolled_back', recoverable: false });
  });

  test('is recognised when its write-ahead log is gone', async () => {
    const { ports } = await storeWithNotes();
    const { store } = await opened(ports);
    addNote(store, 4);
    const crashed = storePorts({ dataDir: join(temporaryFolder(), 'crashed'), vault: ports.vault });
    cpSync(ports.dataDir, crashed.dataDir, {
      recursive: true,
      filter: (file) => !/lock|-wal$|-shm$/.test(file),
    });
    store.close();
    expect(await refusedUntouched(crashed)).toMatchObject({ state: 'rolled_back' });
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
          sql`INSERT INTO audit VALUES (1, 't', ${words}, NULL, NULL, 'done', '{}', NULL, '', ${words})`,
        );
        db.run(sql`UPDATE commit_head SET audit_seq = 1, audit_hash = ${words}`);
      });
      store.close();
    };
    cpSync(path('store.db'), path('earlier'));
    cpSync(path('store.head'), path('earlier-head'));
    await audited('aa');
    const head = readFileSync(path('store.head'));
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
    first.store.close();
    cpSync(path('earlier-head'), path('store.head'));
    const second = await opened(ports);
    expect(allNotes(second.store)).toEqual([1, 2, 3, 4]);
    addNote(second.store, 5);
    second.store.close();
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
