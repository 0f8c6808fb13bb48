import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Writer } from '#main/platform/db/store.ts';
import { opened, storePorts } from '#tests/store/store-ports.ts';

const migrationsDir = join(import.meta.dirname, '../../../migrations');

/** A store of its own with the documents that `fill` adds, one after the other. */
export async function openedStore(fill: (db: Writer, add: (id: string) => void) => void) {
  const { store } = await opened(storePorts({ migrationsDir }));
  store.transact((db) => {
    const add = (id: string): void =>
      void db.run(sql`INSERT INTO documents (id, unique_id, category_id, title, format, content_hash, characters, words,
          passages, sample, imported_at, state)
        VALUES (${id}, ${id}, 'retail-sales', 'Returns', 'txt', ${id}, 8, 1, 1, 0, '2026-03-01', 'ready')`);
    fill(db, add);
  });
  return {
    store,
    /** What lies on the shelf, by id. */
    shelf: (): string[] =>
      store.read.all<{ id: string }>(sql`SELECT id FROM library_documents ORDER BY id`).map(({ id }) => id),
  };
}
