import { bestTitles, titleMatcher } from '#contract/match-title.ts';
import type { FindersOf } from '#main/kernel/finder.ts';
import type { Reader } from '#main/platform/db/store.ts';
import type { reportsFindables } from '../../contract/findable.ts';
import { mayReadAll } from '../policy.ts';
import * as store from './store.ts';

/** Of one person, title or name: as many as anybody goes through in a box. */
const mostRead = 200;
const mostTitles = 20;
const mostPeople = 20;

type Needs = {
  /** The ids of people of whose names one of these words is, or begins, a part; best first. */
  readonly peopleNamed: (db: Reader, words: readonly string[], limit: number) => readonly string[];
};

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/**
 * Reports by their titles, categories and, for those who may read everybody's, the names of trainees; the newest of those
 * that fit equally well first.
 */
export const reportsFinders = ({ peopleNamed }: Needs): FindersOf<typeof reportsFindables> => ({
  reports: (db, { text, categoryId, limit, actor }) => {
    const rows: store.ReportRow[] = [];
    if (mayReadAll(actor)) {
      const words = wordsOf(text);
      const matchers = words.map(titleMatcher);
      const titles = store
        .reportTitles(db)
        .filter((title) => matchers.some((match) => match(title) !== null))
        .slice(0, mostTitles);
      const accountIds = peopleNamed(db, words, mostPeople);
      if (titles.length > 0) rows.push(...store.newestReports(db, { titles, categoryId, limit: mostRead }));
      if (accountIds.length > 0)
        rows.push(...store.newestReports(db, { accountIds, categoryId, limit: mostRead }));
    } else {
      const accountIds = [actor.accountId];
      rows.push(...store.newestReports(db, { accountIds, categoryId, limit: mostRead }));
    }
    const unique = new Map(rows.map((row) => [row.sessionId, row]));
    const isOwn = (row: store.ReportRow): boolean => row.accountId === actor.accountId;
    const nameOf = (row: store.ReportRow): string => (isOwn(row) ? '' : row.traineeName);
    const whole = (row: store.ReportRow): string => `${row.title} ${row.category.name} ${nameOf(row)}`;
    return bestTitles(
      text,
      [...unique.values()].toSorted((one, other) => (one.endedAt < other.endedAt ? 1 : -1)),
      whole,
      limit,
    ).map(({ of: row, fit }) => {
      // What fits only together with the name or the category is marked as far as the title goes.
      const inTitle = titleMatcher(text)(row.title);
      return {
        id: row.sessionId,
        fit: inTitle?.fit ?? (fit === 'slip' ? 'slip' : 'words'),
        title: inTitle?.pieces ?? [{ text: row.title, hit: false }],
        snippet: null,
        of: isOwn(row) ? [] : [row.traineeName],
        category: row.category,
        when: row.endedAt,
        address: { sessionId: row.sessionId },
      };
    });
  },
});
