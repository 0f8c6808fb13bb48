import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './atomic-write.ts';
import { openConnection, type Connection } from './connection.ts';
import { makePrivateFile } from './data-folder.ts';
import { StoreFault } from './store-fault.ts';

/** `null` when every page and index is sound, else the first complaint. (`cipher_integrity_check` does nothing here.) */
export function firstDamage(connection: Connection): string | null {
  const [row] = connection.rows<{ quick_check: string }>('PRAGMA quick_check(1)');
  return row?.quick_check === 'ok' ? null : (row?.quick_check ?? 'no answer');
}

/** Rows of every table that holds any itself; a virtual table's rows lie in its shadow tables. */
function rowCounts(connection: Connection): string {
  const tables = connection.rows<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
  );
  return tables
    .map(({ name }) => {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      return `${name}=${connection.rows<{ rows: number }>(`SELECT count(*) AS rows FROM ${quoted}`)[0]?.rows}`;
    })
    .join(' ');
}

function verify(copy: string, key: Uint8Array, expected: string): void {
  const reopened = openConnection({ file: copy, key, mode: 'read' });
  try {
    if (firstDamage(reopened) !== null) throw new StoreFault('corrupt', 'COPY_DAMAGED');
    if (rowCounts(reopened) !== expected) throw new StoreFault('corrupt', 'COPY_INCOMPLETE');
  } finally {
    reopened.close();
  }
}

/**
 * Copies an open database to `to`, encrypted under the same key, and gives it that name only after it was reopened,
 * checked and counted. On a fault nothing is left. Throws StoreFault or the driver's error.
 */
export async function writeVerifiedCopy(connection: Connection, key: Uint8Array, to: string): Promise<void> {
  const partial = `${to}.partial`;
  try {
    // VACUUM INTO accepts an empty file and keeps its mode; by itself it makes one that others can read.
    makePrivateFile(partial);
    connection.run('VACUUM INTO ?', partial);
    verify(partial, key, rowCounts(connection));
    const handle = await open(partial, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  await syncFolder(dirname(to));
}
