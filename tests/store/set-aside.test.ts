import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupFolder } from '#main/platform/backup/backup-folder.ts';
import { verifyKept } from '#main/platform/backup/kept-store.ts';
import { prepareRestore } from '#main/platform/backup/restore-store.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { digestsOf } from './files-of.ts';
import { addNote, allNotes, giveOutCode } from './notes-store.ts';
import { opened, storePorts } from './store-ports.ts';
import { countTo, restore, storeWithBackup } from './store-with-backup.ts';

describe('a store that was set aside', () => {
  /** The 20 notes, killed before their log was folded: the last 5 lie in the log alone. */
  async function setAside() {
    const ports = storePorts();
    const { store } = await opened(ports);
    for (const n of countTo(15)) addNote(store, n);
    const code = await giveOutCode(store);
    await store.close();
    const again = (await opened(ports)).store;
    for (const n of countTo(5)) addNote(again, n + 15);
    const root = join(temporaryFolder(), '20261120T090000000Z-replaced');
    mkdirSync(root);
    for (const file of ['store.db', 'store.db-wal', 'store.head', 'store.json'])
      cpSync(join(ports.dataDir, file), join(root, file));
    await again.close();
    return { ports, code, kept: backupFolder(root) };
  }

  test('is proved with its log, as a restore proves it', async () => {
    const { ports, kept } = await setAside();
    const before = digestsOf(kept.root);
    expect((await verifyKept(ports, kept)).rows).toMatchObject({ notes: 20 });
    expect(digestsOf(kept.root)).toMatchObject(before);
    expect(allNotes(await restore(ports, kept))).toEqual(countTo(20));
  });

  test.each([
    ['store.db-wal', 15],
    ['store.head', 20],
  ])(
    'is proved by nothing without its %s; whoever has its recovery code puts it back all the same',
    async (file, notes) => {
      const { ports, kept, code } = await setAside();
      rmSync(join(kept.root, file));
      await expect(verifyKept(ports, kept)).rejects.toMatchObject({ refusal: 'unproved' });
      await expect(prepareRestore(ports, kept, {})).rejects.toMatchObject({ refusal: 'unproved' });
      await expect(prepareRestore(ports, kept, { recoveryCode: code })).rejects.toMatchObject({
        refusal: 'unproved',
      });
      await expect(prepareRestore(ports, kept, { mayBeOlder: true })).rejects.toMatchObject({
        refusal: 'needs_recovery_code',
      });
      const prepared = await prepareRestore(ports, kept, { recoveryCode: code, mayBeOlder: true });
      expect(await prepared.apply('replaced')).toMatchObject({ state: 'restored' });
      for (const opening of [1, 2]) {
        const { store } = await opened(ports);
        expect([opening, allNotes(store)]).toEqual([opening, countTo(notes)]);
        await store.close();
      }
    },
  );
});

describe('a backup without its manifest is proved by nothing', () => {
  const nothing: Record<string, (file: string) => void> = {
    gone: (file) => rmSync(file),
    empty: (file) => writeFileSync(file, ''),
    'no JSON': (file) => writeFileSync(file, 'x'),
    'a link that leads nowhere': (file) => {
      rmSync(file);
      symlinkSync('nowhere', file);
    },
  };
  test.each(Object.keys(nothing))('%s', async (how) => {
    const { ports, code, backup } = await storeWithBackup();
    nothing[how]?.(backup.manifest);
    // Not even beside the head of a store that was set aside.
    cpSync(dataFolder(ports.dataDir).head, join(backup.root, 'store.head'));
    await expect(verifyKept(ports, backup)).rejects.toMatchObject({ refusal: 'changed' });
    await expect(prepareRestore(ports, backup, {})).rejects.toMatchObject({ refusal: 'changed' });
    const older = { recoveryCode: code, mayBeOlder: true };
    await expect(prepareRestore(ports, backup, older)).rejects.toMatchObject({ refusal: 'changed' });
  });
});
