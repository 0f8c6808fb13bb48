import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { backupFolder } from '#main/platform/backup/backup-folder.ts';
import { prepareRestore } from '#main/platform/backup/restore-store.ts';
import type { Store } from '#main/platform/db/store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { addNote, giveOutCode } from './notes-store.ts';
import { opened, storePorts, type TestStorePorts } from './store-ports.ts';

/** 1 to n. */
export const countTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);
/** The folders of stores that were set aside. */
export const asideOf = ({ dataDir }: TestStorePorts): string[] =>
  existsSync(join(dataDir, 'set-aside')) ? readdirSync(join(dataDir, 'set-aside')) : [];

/** A closed store of 20 notes, with a backup of its first 10, elsewhere. */
export async function storeWithBackup() {
  const ports = storePorts();
  const { store } = await opened(ports);
  for (const n of countTo(10)) addNote(store, n);
  const code = await giveOutCode(store);
  const { name } = await store.backups.make('by_hand');
  for (const n of countTo(10)) addNote(store, n + 10);
  await store.close();
  const carried = join(temporaryFolder(), name);
  cpSync(join(ports.dataDir, 'backups', name), carried, { recursive: true });
  return { ports, code, backup: backupFolder(carried) };
}

/** Puts a kept store in place, and opens it. */
export async function restore(
  ports: TestStorePorts,
  from: ReturnType<typeof backupFolder>,
  recoveryCode?: string,
): Promise<Store> {
  const prepared = await prepareRestore(ports, from, { recoveryCode });
  expect(await prepared.apply('replaced')).toMatchObject({ state: 'restored' });
  return (await opened(ports)).store;
}
