import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Clock } from '../ports.ts';
import { hasTable, type Connection, type QueryBuilder } from './connection.ts';

export type Migration = {
  readonly number: number;
  /** As in the file's name: `0002_accounts`. */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
};

const fileName = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** The migrations as they ship, in order. Throws for a folder that was packed wrongly: a gap, a strange name. */
export function loadMigrations(folder: string): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted();
  return files.map((file, index) => {
    const number = Number(fileName.exec(file)?.[1]);
    if (number !== index + 1) throw new Error(`${file} is not migration ${index + 1}.`);
    // A checkout may have changed the line ends; that makes no other migration of it.
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return {
      number,
      name: file.slice(0, -'.sql'.length),
      sql,
      sha256: createHash('sha256').update(sql).digest('hex'),
    };
  });
}

/** The number of the last migration that a database went through. */
export const schemaVersionOf = (db: Pick<QueryBuilder, 'all'>): number =>
  db.all<{ user_version: number }>(sql`PRAGMA user_version`)[0]?.user_version ?? 0;

/** `newer`: a later version of the program wrote it. `other_history`: its migrations are not ours. */
export type SchemaAnswer = readonly Migration[] | 'newer' | 'other_history';

/** The migrations that a database still lacks. Reads only. */
export function pendingMigrations(connection: Connection, migrations: readonly Migration[]): SchemaAnswer {
  const version = connection.rows<{ user_version: number }>('PRAGMA user_version')[0]?.user_version ?? 0;
  if (version > migrations.length) return 'newer';
  const applied = hasTable(connection, 'applied_migrations')
    ? connection.rows<Pick<Migration, 'number' | 'name' | 'sha256'>>(
        'SELECT number, name, sha256 FROM applied_migrations ORDER BY number',
      )
    : [];
  if (applied.length > migrations.length) return 'newer';
  const isPrefix = applied.every(({ number, name, sha256 }, index) => {
    const ours = migrations[index];
    return ours?.number === number && ours.name === name && ours.sha256 === sha256;
  });
  return isPrefix && applied.length === version ? migrations.slice(version) : 'other_history';
}

/** A migration did not go through; the database is as it was before it. `cause` is the driver's error. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
  constructor(migration: Migration, cause: unknown) {
    super(`Migration ${migration.name} failed.`, { cause });
  }
}

/**
 * Runs migrations in order, all of them in one transaction together with their versions and rows: whatever fails, the
 * database is as it was. Foreign keys stay on (SQLite cannot switch them inside a transaction): a migration that rebuilds
 * a table begins with `PRAGMA defer_foreign_keys`.
 */
export function runMigrations(
  connection: Connection,
  pending: readonly Migration[],
  clock: Pick<Clock, 'now'>,
): void {
  const runOne = (migration: Migration): void => {
    connection.exec(migration.sql);
    const [orphan] = connection.rows<{ table: string }>('PRAGMA foreign_key_check');
    if (orphan !== undefined) throw new Error(`A row of ${orphan.table} refers to a row that is not there.`);
    connection.run(
      'INSERT INTO applied_migrations (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)',
      migration.number,
      migration.name,
      migration.sha256,
      clock.now().toISOString(),
    );
    connection.exec(`PRAGMA user_version = ${migration.number}`);
  };
  connection.immediate(() => {
    for (const migration of pending) {
      try {
        runOne(migration);
      } catch (error) {
        throw new MigrationFailed(migration, error);
      }
    }
  });
}
