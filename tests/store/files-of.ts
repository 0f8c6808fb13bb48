import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file under a folder, with its bytes. Only for a closed store: reading an open one would drop its locks. */
export const filesUnder = (folder: string): readonly { readonly name: string; readonly bytes: Buffer }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({ name: relative(folder, file), bytes: readFileSync(file) }));

/**
 * A digest of each file that a store must not change when it refuses to open. The lock, and SQLite's index of the
 * write-ahead log, are rebuilt by whoever looks.
 */
export const digestsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    filesUnder(folder)
      .filter(
        ({ name, bytes }) =>
          !/^store\.lock|-shm$/.test(name) && !(name.endsWith('-wal') && bytes.length === 0),
      )
      .map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]),
  );
