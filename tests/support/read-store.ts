import { execFileSync } from 'node:child_process';
import { type Connection, type Mode, openConnection } from '#main/platform/db/connection.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { keysFromVault } from '#main/platform/db/store-keys.ts';
import { readStoreRecord } from '#main/platform/db/store-record.ts';
import type { Ports } from '#main/platform/ports.ts';
import { type ClearPage, clearPages } from './clear-pages.ts';
import { storeFolder } from './temporary-folder.ts';

export type StorePorts = Pick<Ports, 'dataDir' | 'ids' | 'random' | 'vault' | 'log'>;
type Parameters = readonly (string | number)[];

async function dataKeyOf(ports: StorePorts): Promise<Uint8Array> {
  const { record, database } = dataFolder(ports.dataDir);
  const answer = readStoreRecord(record);
  if (answer.kind !== 'found') throw new Error(`There is no store here: ${answer.kind}.`);
  return (await keysFromVault(ports, answer.record, database)).ring.data;
}

/** A connection of the test's own to a store. */
export async function connect(ports: StorePorts, mode: Mode) {
  const key = await dataKeyOf(ports);
  return openConnection({ file: dataFolder(ports.dataDir).database, key, mode });
}

/**
 * All that lies in the files of a store now, in the clear. They are copied by a process of its own: reading them in this
 * one would drop the locks of the app that has them open.
 */
export async function readPages(ports: StorePorts): Promise<ClearPage[]> {
  const copied = storeFolder();
  execFileSync('cp', ['-R', `${ports.dataDir}/.`, copied]);
  return clearPages(dataFolder(copied).database, await dataKeyOf(ports));
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
  change: (run: (sql: string, ...params: Parameters) => void, connection: Connection) => void,
): Promise<void> {
  const connection = await connect(ports, 'write');
  try {
    change((sql, ...params) => connection.run(sql, ...params), connection);
  } finally {
    connection.close();
  }
}
