import { z } from 'zod';
import { headOf } from './commit-head.ts';
import type { Connection } from './connection.ts';

const Count = z.int().nonnegative();

/** What a database holds, as far as two of them can be compared by it. */
export const Contents = z.strictObject({
  /** The number of its last migration. */
  schema: Count,
  commits: Count,
  auditSeq: Count,
  auditHash: z.string().regex(/^[0-9a-f]{0,64}$/),
  /** Rows by table. */
  rows: z.record(z.string().max(100), Count),
});
export type Contents = z.output<typeof Contents>;

const tableNames = `SELECT name FROM sqlite_schema
  WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`;

function rowsOf(connection: Connection, table: string): number {
  const sql = `SELECT count(*) AS rows FROM "${table.replaceAll('"', '""')}"`;
  return connection.rows<{ rows: number }>(sql)[0]?.rows ?? 0;
}

/**
 * What a database holds: its version, its commit head and the rows of every table that holds any itself; those of a
 * virtual table lie in its shadow tables. `null` while it has no tables.
 */
export function contentsOf(connection: Connection): Contents | null {
  const head = headOf(connection);
  if (head === null) return null;
  const [version] = connection.rows<{ user_version: number }>('PRAGMA user_version');
  const tables = connection.rows<{ name: string }>(tableNames);
  const rows = Object.fromEntries(tables.map(({ name }) => [name, rowsOf(connection, name)]));
  return { schema: version?.user_version ?? 0, ...head, rows };
}

/** Whether two databases hold as much of everything, and come from the same commit. */
export const isSame = (one: Contents, other: Contents): boolean =>
  JSON.stringify(Contents.parse(one)) === JSON.stringify(Contents.parse(other));
