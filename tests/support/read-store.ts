import { openConnection } from '#main/platform/db/connection.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { keysFromVault } from '#main/platform/db/store-keys.ts';
import { readStoreRecord } from '#main/platform/db/store-record.ts';
import type { Ports } from '#main/platform/ports.ts';

/** Rows of a store, also of one that an app has open: the test's own look at what is really stored. */
export async function readStore<Row>(
  ports: Pick<Ports, 'dataDir' | 'ids' | 'random' | 'vault' | 'log'>,
  sql: string,
  params: readonly (string | number)[] = [],
): Promise<Row[]> {
  const folder = dataFolder(ports.dataDir);
  const answer = readStoreRecord(folder.record);
  if (answer.kind !== 'found') throw new Error(`There is no store to read: ${answer.kind}.`);
  const { data } = await keysFromVault(ports, answer.record);
  const connection = openConnection({ file: folder.database, key: data, mode: 'read' });
  try {
    return connection.rows<Row>(sql, ...params);
  } finally {
    connection.close();
  }
}
