import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Store, Writer } from '#main/platform/db/store.ts';
import { opened, storePorts } from '#tests/store/store-ports.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const shipped = join(import.meta.dirname, '../../migrations');

/** The number of the last migration: what the program reads by itself fits that one. */
export const newest = readdirSync(shipped).length;

/** A folder with the shipped migrations up to and including `last`. */
export function migrationsUpTo(last: number): string {
  const folder = join(temporaryFolder(), 'migrations');
  mkdirSync(folder);
  for (const file of readdirSync(shipped)) {
    if (Number(file.slice(0, 4)) <= last) cpSync(join(shipped, file), join(folder, file));
  }
  return folder;
}

/**
 * The store of a person who skipped nothing: made by the version before migration `number`, filled by `seed`, closed,
 * and opened by the version that brings the migration, or by a later one: for what is read by the program itself, which
 * fits the newest. Only real parts; `dataDir` holds the copy made before it.
 */
export async function upgradedBy(
  number: number,
  seed: (db: Writer) => void,
  openedBy: number = number,
): Promise<{ readonly store: Store; readonly dataDir: string }> {
  const ports = storePorts();
  const before = await opened({ ...ports, migrationsDir: migrationsUpTo(number - 1) });
  before.store.transact(seed);
  await before.store.close();
  const { store } = await opened({ ...ports, migrationsDir: migrationsUpTo(openedBy) });
  return { store, dataDir: ports.dataDir };
}
