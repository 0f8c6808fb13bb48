import { type Mode, openConnection } from '#main/platform/db/connection.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { keysFromVault } from '#main/platform/db/store-keys.ts';
import { readStoreRecord } from '#main/platform/db/store-record.ts';
import type { Ports } from '#main/platform/ports.ts';

type StorePorts = Pick<Ports, 'dataDir' | 'ids' | 'random' | 'vault' | 'log'>;
type Parameters = readonly (string | number)[];

/** A connection of the test's own to a store. */
async function connect(ports: StorePorts, mode: Mode) {
  const folder = dataFolder(ports.dataDir);
  const answer = readStoreRecord(folder.record);
  if (answer.kind !== 'found') throw new Error(`There is no store here: ${answer.kind}.`);
  const { data } = await keysFromVault(ports, answer.record);
  return openConnection({ file: folder.database, key: data, mode });
}

/** Rows of a store, also of one that an app has open: the test's own look at what is really stored. */
export async function readStore<Row>(
  ports: StorePorts,
  sql: string,
  params: Parameters = [],
): Promise<Row[]> {
  const connection = await connect(ports, 'read');
  try {
    return connection.rows<Row>(sql, ...params);
  } finally {
    connection.close();
  }
}

/** Changes a store from outside of the app, as a crash or a hand would have left it. */
export async function changeStore(
  ports: StorePorts,
  change: (run: (sql: string, ...params: Parameters) => void) => void,
): Promise<void> {
  const connection = await connect(ports, 'write');
  try {
    change((sql, ...params) => connection.run(sql, ...params));
  } finally {
    connection.close();
  }
}
