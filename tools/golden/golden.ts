import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from '#main/platform/db/connection.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { keysFromVault } from '#main/platform/db/store-keys.ts';
import { readStoreRecord } from '#main/platform/db/store-record.ts';
import { keyFile } from '#main/platform/keychain/key-file.ts';

/** What `golden.json` says of the store beside it. */
export type Golden = {
  /** Whose program made it. */
  readonly commit: string;
  readonly schema: number;
  /** When its story begins, ISO 8601: what goes by itself after a time must not have gone. */
  readonly at: string;
  readonly people: readonly { readonly username: string; readonly password: string }[];
  /** How many rows each table had. */
  readonly rows: Readonly<Record<string, number>>;
};

export const readGolden = (folder: string): Golden =>
  JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8'));

/** The schema of a store that nobody has open, and how many rows each of its tables has. */
export async function countRows(dataDir: string, key: string): Promise<Pick<Golden, 'schema' | 'rows'>> {
  const { record, database } = dataFolder(dataDir);
  const found = readStoreRecord(record);
  if (found.kind !== 'found') throw new Error(`There is no store here: ${found.kind}.`);
  const vault = keyFile({ file: key, mayCreate: false });
  const { ring } = await keysFromVault({ vault }, found.record, database);
  const connection = openConnection({ file: database, key: ring.data, mode: 'read' });
  try {
    const tables = connection.rows<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    );
    const count = (table: string): number =>
      connection.rows<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`)[0]?.n ?? 0;
    return {
      schema: connection.rows<{ user_version: number }>('PRAGMA user_version')[0]?.user_version ?? 0,
      rows: Object.fromEntries(tables.map(({ name }) => [name, count(name)])),
    };
  } finally {
    connection.close();
  }
}
