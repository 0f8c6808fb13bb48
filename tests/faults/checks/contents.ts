import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Reader } from '#main/platform/db/store.ts';

/** When a migration ran depends on who opened the store first. */
const columnsOf = (table: string): string => (table === 'applied_migrations' ? 'number, name, sha256' : '*');

/** One digest of every row of every table: two stores with the same have the same contents. */
export function contentsDigest(read: Reader): string {
  const tables = read.all<{ name: string }>(
    sql.raw(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
    ),
  );
  const digest = createHash('sha256');
  for (const { name } of tables) {
    const rows = read.all(sql.raw(`SELECT ${columnsOf(name)} FROM "${name}"`));
    digest.update(
      `${name}\n${rows
        .map((row) => JSON.stringify(row))
        .toSorted()
        .join('\n')}\n`,
    );
  }
  return digest.digest('hex');
}

export const commitsIn = (read: Reader): number =>
  read.all<{ commits: number }>(sql.raw('SELECT commits FROM commit_head'))[0]?.commits ?? 0;

/**
 * Remembers what a store held at each of its commits. A store that says it stands at the same commit and holds anything
 * else has half of a transaction, or lost a part of one. Answers what is wrong, `null` when nothing is.
 */
export function contentsByCommit(): (read: Reader) => string | null {
  const known = new Map<number, string>();
  return (read) => {
    const [commits, digest] = [commitsIn(read), contentsDigest(read)];
    const before = known.get(commits);
    known.set(commits, before ?? digest);
    return before === undefined || before === digest
      ? null
      : `other contents than before at commit ${commits}`;
  };
}

/** For a run that puts an earlier store in the place of a later one: two histories have the same numbers. */
export const anyContents = (): null => null;
