import type { Connection } from './connection.ts';

/** Folds the write-ahead log into the database and empties it. Answers whether nobody kept it from that. */
export function foldLog(connection: Connection): boolean {
  const [done] = connection.rows<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
  return done?.busy === 0;
}
