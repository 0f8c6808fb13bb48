import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepareRestore } from '#main/platform/backup/restore-store.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { digestsOf } from './files-of.ts';
import { allNotes } from './notes-store.ts';
import { opened, refused, type TestStorePorts } from './store-ports.ts';
import { asideOf, countTo, restore, storeWithBackup } from './store-with-backup.ts';

const strangeNotes = [
  '',
  '{',
  '{"aside":"../../elsewhere"}',
  '{"aside":"20261120T090000000Z-replaced","more":1}',
];

/** What a rehearsal leaves that was cut off: a whole store in `incoming/`. */
async function leaveIncoming(ports: TestStorePorts, backup: Parameters<typeof prepareRestore>[1]) {
  const { incoming } = dataFolder(ports.dataDir);
  const kept = join(temporaryFolder(), 'incoming');
  const prepared = await prepareRestore(ports, backup, {});
  cpSync(incoming, kept, { recursive: true });
  await prepared.discard();
  cpSync(kept, incoming, { recursive: true });
}

describe('a note of an exchange that Drillroom never wrote', () => {
  test.each(strangeNotes)('and says %j is set aside where nothing is to be exchanged', async (note) => {
    const { ports } = await storeWithBackup();
    const folder = dataFolder(ports.dataDir);
    writeFileSync(folder.swap, note);
    const { store, restored } = await opened(ports);
    expect(restored).toBe(false);
    expect(allNotes(store)).toEqual(countTo(20));
    expect(existsSync(folder.swap)).toBe(false);
    const [aside = ''] = asideOf(ports);
    expect(existsSync(join(folder.setAside, aside, 'store.swap.json'))).toBe(true);
  });

  test('is set aside where it is a folder', async () => {
    const { ports } = await storeWithBackup();
    mkdirSync(join(dataFolder(ports.dataDir).swap, 'within'), { recursive: true });
    expect(allNotes((await opened(ports)).store)).toEqual(countTo(20));
  });

  test.each(strangeNotes)('and says %j moves nothing where a store lies ready', async (note) => {
    const { ports, backup } = await storeWithBackup();
    await leaveIncoming(ports, backup);
    writeFileSync(dataFolder(ports.dataDir).swap, note);
    const lockAside = (): unknown => ({ ...digestsOf(ports.dataDir), 'store.lock.json': '' });
    const before = lockAside();
    expect(await refused(ports)).toMatchObject({
      state: 'corrupt',
      reason: expect.stringContaining('SWAP_NOTE'),
    });
    expect(lockAside()).toEqual(before);
  });

  test('gives way to a restore', async () => {
    const { ports, backup } = await storeWithBackup();
    await leaveIncoming(ports, backup);
    writeFileSync(dataFolder(ports.dataDir).swap, '{');
    const store = await restore(ports, backup);
    expect(allNotes(store)).toEqual(countTo(10));
  });
});

describe('an exchange whose store is gone', () => {
  test('gives way to a restore, and until then to nothing', async () => {
    const { ports, backup, code } = await storeWithBackup();
    const folder = dataFolder(ports.dataDir);
    for (const file of [folder.database, folder.record, folder.head]) rmSync(file);
    writeFileSync(folder.swap, JSON.stringify({ aside: '20261120T090000000Z-replaced' }));
    expect(await refused(ports)).toMatchObject({ state: 'corrupt' });
    expect(allNotes(await restore(ports, backup, code))).toEqual(countTo(10));
  });

  test('that is on its way is carried through before another begins', async () => {
    const { ports, backup, code } = await storeWithBackup();
    await leaveIncoming(ports, backup);
    const folder = dataFolder(ports.dataDir);
    writeFileSync(folder.swap, JSON.stringify({ aside: '20261120T090000000Z-replaced' }));
    const store = await restore(ports, backup, code);
    expect(allNotes(store)).toEqual(countTo(10));
    expect(asideOf(ports)).toHaveLength(2);
  });
});
