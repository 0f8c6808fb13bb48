import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Store } from '#main/platform/db/store.ts';

const kernelMigration = '0001_kernel.sql';
/** What the store itself needs of the migrations that ship. */
const storeMigrations = [
  kernelMigration,
  '0007_recovery_code.sql',
  '0012_owed_purge.sql',
  '0014_audit_subject_type.sql',
  '0022_audit_erasures.sql',
];
const shipped = join(import.meta.dirname, '../../migrations');

/** A table of the tests' own, so that they stand apart from every feature. */
export const notes = sqliteTable('notes', { n: integer('n').primaryKey(), words: text('words').notNull() });

/** Migrations of a program that has the kernel and one table. `more` come after them. */
export function notesMigrations(parent: string, ...more: readonly string[]): string {
  const folder = join(parent, `migrations-${more.length}`);
  mkdirSync(folder, { recursive: true });
  const kernel = storeMigrations.map((name) => readFileSync(join(shipped, name), 'utf8')).join('\n');
  writeFileSync(join(folder, kernelMigration), kernel);
  const notesTable = 'CREATE TABLE notes (n INTEGER NOT NULL PRIMARY KEY, words TEXT NOT NULL) STRICT;';
  for (const [index, text] of [notesTable, ...more].entries()) {
    writeFileSync(join(folder, `${String(index + 2).padStart(4, '0')}_step.sql`), text);
  }
  return folder;
}

export const addNote = (store: Store, n: number, words = `note ${n}`): void =>
  store.transact((db) => void db.insert(notes).values({ n, words }).run());

export const allNotes = (store: Store): number[] =>
  store.read
    .select({ n: notes.n })
    .from(notes)
    .orderBy(notes.n)
    .all()
    .map(({ n }) => n);

export const commitsOf = (store: Store): number =>
  store.read.get<{ commits: number }>(sql`SELECT commits FROM commit_head`).commits;

/** Gives out a recovery code of the store as a command does: prepared, in force with a commit, settled. */
export async function giveOutCode(store: Store): Promise<string> {
  const prepared = await store.prepareRecoveryCode();
  if (!store.transact((db) => prepared.putInForce(db))) throw new Error('Another code was prepared since.');
  await prepared.settle();
  return prepared.code;
}
