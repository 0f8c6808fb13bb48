import type { Connection } from './connection.ts';

/** What an overflow page holds: 4,096 bytes less the 80 of the cipher and the 4 that name the next one. */
const overflowBytes = 4012;
/** In pages, so that a row stays far from the longest that SQLite takes. */
const mostOfOneRow = 2048;

const freePages = (connection: Connection): number =>
  connection.rows<{ n: number }>('SELECT freelist_count AS n FROM pragma_freelist_count')[0]?.n ?? 0;

/**
 * Writes every free page anew, in one transaction. No check reads free pages, because nothing is in them; what goes over
 * all pages does, VACUUM and new keys, and fails where one has decayed. SQLite takes a free page into use without a look
 * at what it held, so a row that fills all of them leaves them sound once it is gone. Throws the driver's errors.
 */
export function rewriteFreePages(connection: Connection): void {
  if (freePages(connection) === 0) return;
  connection.immediate(() => {
    connection.exec('CREATE TABLE free_pages_taken (zeros BLOB NOT NULL) STRICT');
    for (let left = freePages(connection); left > 0; left = freePages(connection)) {
      const bytes = Math.min(left, mostOfOneRow) * overflowBytes;
      connection.run('INSERT INTO free_pages_taken VALUES (zeroblob(?))', bytes);
    }
    connection.exec('DROP TABLE free_pages_taken');
  });
}
