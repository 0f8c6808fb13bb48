import { cpSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { gt } from 'drizzle-orm';
import { expect } from 'vitest';
import type { StorePorts } from '#main/platform/db/open-store.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { firstDamage } from '#main/platform/db/first-damage.ts';
import { connect, readPages } from '#tests/support/read-store.ts';
import { storeFolder } from '#tests/support/temporary-folder.ts';
import { addNote, notes } from './notes-store.ts';
import { opened } from './store-ports.ts';

const pageBytes = 4096;

/** Damages a page of a closed store as a failing disk does: the file looks as it did. */
export function decay({ dataDir }: Pick<StorePorts, 'dataDir'>, page: number): void {
  const { database } = dataFolder(dataDir);
  const { atime, mtimeMs } = statSync(database);
  const bytes = readFileSync(database);
  const start = (page - 1) * pageBytes;
  bytes.fill(0x55, start + 1000, start + 2000);
  writeFileSync(database, bytes);
  // The middle of the same millisecond: what the system makes of its beginning may lie before it.
  utimesSync(database, atime, (Math.trunc(mtimeMs) + 0.5) / 1000);
}

/** The salt, which stands in front of the first page in the place of a name, is no part of what was decrypted. */
const firstTrunkAt = 32 - 16;

/** The first free page that says nothing about others: a leaf of the list of free pages. */
async function freePage(ports: StorePorts): Promise<number> {
  const pages = await readPages(ports);
  const trunk = pages[(pages[0]?.bytes.readUInt32BE(firstTrunkAt) ?? 0) - 1]?.bytes;
  const leaves = Array.from({ length: trunk?.readUInt32BE(4) ?? 0 }, (_, at) =>
    trunk?.readUInt32BE(8 + 4 * at),
  ).filter((leaf) => leaf !== undefined);
  if (leaves.length === 0) throw new Error('The database has no free page.');
  return Math.min(...leaves);
}

/** The same of a page that nothing is in. That no check finds it, and new keys fail for it, is proved here on a copy. */
export async function decayFreePage(ports: StorePorts): Promise<void> {
  decay(ports, await freePage(ports));
  const copied = { ...ports, dataDir: storeFolder() };
  cpSync(ports.dataDir, copied.dataDir, { recursive: true });
  const connection = await connect(copied, 'write');
  try {
    expect(firstDamage(connection, 'thorough')).toBeNull();
    expect(() => connection.rekey(new Uint8Array(32))).toThrow('malformed');
  } finally {
    connection.close();
  }
}

/** What a long note leaves that was deleted. */
export async function leaveFreePages(ports: StorePorts): Promise<void> {
  const { store } = await opened(ports);
  addNote(store, 101, 'words '.repeat(3000));
  store.transact((db) => void db.delete(notes).where(gt(notes.n, 100)).run());
  await store.close();
}
