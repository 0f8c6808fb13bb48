import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openStore } from '#main/platform/db/open-store.ts';
import { filesUnder } from './files-of.ts';
import { addNote, notesMigrations, giveOutCode } from './notes-store.ts';
import { storeWithNotes } from './refusals.ts';
import { opened, storePorts } from './store-ports.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test('nothing that a refusal says names a path or a key', async () => {
  const { ports, path } = await storeWithNotes();
  writeFileSync(path('store.db'), 'hello');
  await openStore(ports);
  const [key = new Uint8Array()] = ports.vault.entries.values();
  const said = JSON.stringify([ports.lines, await openStore(ports)]);
  expect(said).not.toContain(ports.dataDir);
  expect(said).not.toContain(Buffer.from(key).toString('hex'));
});

test('no file of the folder holds a word of the store or one of its keys in the clear', async () => {
  const ports = storePorts();
  const { store } = await opened(ports);
  const marker = 'Aubergine-Kontoblatt';
  for (let n = 1; n <= 200; n += 1) addNote(store, n, `${marker} ${'x'.repeat(500)}`);
  store.read.all(sql`SELECT * FROM notes ORDER BY words DESC, random()`);
  const secrets = [store.keys.audit, store.keys.pepper, ...ports.vault.entries.values()].map((key) =>
    Buffer.from(key),
  );
  await giveOutCode(store);
  await store.close();
  const later = {
    ...ports,
    migrationsDir: notesMigrations(temporaryFolder(), 'CREATE TABLE later (a INT) STRICT;'),
  };
  await (await opened(later)).store.close();

  const leaks = (folder: string): string[] =>
    filesUnder(folder)
      .filter(({ bytes }) =>
        [Buffer.from(marker), ...secrets, ...secrets.map((key) => Buffer.from(key.toString('hex')))].some(
          (secret) => bytes.includes(secret),
        ),
      )
      .map(({ name }) => name);
  expect(filesUnder(ports.dataDir).map(({ name }) => name)).toContainEqual(
    expect.stringMatching(/^backups\/.*\.db$/),
  );
  expect(leaks(ports.dataDir)).toEqual([]);
  writeFileSync(join(ports.dataDir, 'control'), `a ${marker} b`);
  expect(leaks(ports.dataDir)).toEqual(['control']);
});
