import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupFolder, databaseBytes } from '#main/platform/backup/backup-folder.ts';
import { prepareRestore } from '#main/platform/backup/restore-store.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { smallDisk } from '#tests/support/small-disk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { addNote, giveOutCode, notesMigrations } from './notes-store.ts';
import { opened, storePorts } from './store-ports.ts';

/** A closed store, and a backup of it elsewhere. */
async function storeWithBackup() {
  const ports = storePorts();
  const { store } = await opened(ports);
  addNote(store, 1);
  const code = await giveOutCode(store);
  const { name } = await store.backups.make('by_hand');
  await store.close();
  const carried = join(temporaryFolder(), name);
  cpSync(join(ports.dataDir, 'backups', name), carried, { recursive: true });
  return { ports, code, backup: backupFolder(carried) };
}

describe('a restore is not begun', () => {
  test('where the keychain does not answer, be it with the recovery code', async () => {
    const { code, backup } = await storeWithBackup();
    const elsewhere = storePorts();
    elsewhere.vault.trouble = 'unavailable';
    await expect(prepareRestore(elsewhere, backup, { recoveryCode: code })).rejects.toMatchObject({
      refusal: 'key_unavailable',
    });
    expect(existsSync(elsewhere.dataDir)).toBe(false);
  });

  test('where the disk has no room for it, a reserve and what people write, twice for it where an update is due', async () => {
    const { ports, code, backup } = await storeWithBackup();
    const bytes = databaseBytes(backup);
    const withRoom = async (
      room: (reserveBytes: number) => number,
      migrationsDir = ports.migrationsDir,
    ): Promise<void> => {
      const disk = smallDisk();
      disk.leave(room(disk.reserveBytes));
      const elsewhere = storePorts({ disk, migrationsDir });
      await (await prepareRestore(elsewhere, backup, { recoveryCode: code })).discard();
    };
    const short = { name: 'DiskShort' };
    await withRoom((reserve) => bytes + 2 * reserve);
    await expect(withRoom((reserve) => bytes + 2 * reserve - 1)).rejects.toMatchObject(short);
    const later = notesMigrations(temporaryFolder(), 'CREATE TABLE later (a INT) STRICT;');
    await withRoom((reserve) => 2 * bytes + 2 * reserve, later);
    await expect(withRoom((reserve) => 2 * bytes + 2 * reserve - 1, later)).rejects.toMatchObject(short);
  });

  test('and asks for no second reserve where the folder has one', async () => {
    const { ports, backup } = await storeWithBackup();
    const disk = smallDisk();
    disk.leave(databaseBytes(backup) + disk.reserveBytes);
    writeFileSync(dataFolder(ports.dataDir).ballast, Buffer.alloc(disk.reserveBytes));
    await (await prepareRestore({ ...ports, disk }, backup, {})).discard();
  });
});
