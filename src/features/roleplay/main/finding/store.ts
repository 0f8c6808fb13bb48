import { sql } from 'drizzle-orm';
import type { Reader } from '#main/platform/db/store.ts';

type Signs = { readonly hitStart: string; readonly hitEnd: string };

/** A turn in which something was said that is looked for. */
export type SpokenTurn = {
  readonly id: string;
  readonly sessionId: string;
  readonly speaker: 'trainee' | 'coach' | 'customer';
  readonly at: string;
  readonly snippet: string;
  readonly sessionTitle: string;
  readonly accountId: string;
  readonly categoryId: string;
};

export type Speaking = {
  /** An FTS5 query. */
  readonly match: string;
  /** `finished`: everybody's practices that have a report, and one's own. */
  readonly whose: 'own' | 'finished';
  readonly accountId: string;
  readonly categoryId?: string | undefined;
  readonly limit: number;
};

/**
 * Turns that match, the newest first. They are not ranked: while somebody types, the last word stands for all that begin
 * with it, and ranking these takes too long. One person's are found by the index itself.
 */
export function turnsSaying(db: Reader, o: Speaking, { hitStart, hitEnd }: Signs): SpokenTurn[] {
  const own = `{whose} : "${o.accountId.replaceAll('-', '')}"`;
  const said = `{text} : (${o.match})`;
  const query = o.whose === 'own' ? `${own} AND ${said}` : said;
  const readable =
    o.whose === 'own' ? sql`` : sql`and (s.status = 'completed' or s.account_id = ${o.accountId})`;
  const inCategory = o.categoryId === undefined ? sql`` : sql`and s.category_id = ${o.categoryId}`;
  return db.all<SpokenTurn>(sql`
    select t.id, t.session_id as sessionId, t.speaker, t.at, s.title as sessionTitle, s.account_id as accountId,
           s.category_id as categoryId, snippet(turns_fts, 1, ${hitStart}, ${hitEnd}, '…', 24) as snippet
    from turns_fts
    cross join turns t on t.number = turns_fts.rowid
    cross join sessions s on s.id = t.session_id
    where turns_fts match ${query} ${readable} ${inCategory}
    order by turns_fts.rowid desc limit ${o.limit}`);
}

/** The number of the last turn: where it is another one, there may be other words. */
export const lastTurn = (db: Reader): number =>
  db.get<{ last: number | null }>(sql`select max(number) as last from turns`).last ?? 0;

/** The words that were said and begin with a letter, as the index has them. Counts them all, which takes its time. */
export const wordsBeginning = (db: Reader, letter: string, most: number): string[] =>
  db
    .all<{ term: string }>(
      sql`select term from spoken_words where col = 'text' and term >= ${letter} and term < ${`${letter}\u{10FFFF}`}
          limit ${most}`,
    )
    .map(({ term }) => term);
