import { bestTitles, titleMatcher } from '#contract/match-title.ts';
import type { FindersOf } from '#main/kernel/finder.ts';
import type { Reader } from '#main/platform/db/store.ts';
import type { accountsFindables } from '../../contract/findable.ts';
import { folded, searchWords } from '../search-key.ts';
import * as store from './store.ts';

/** The ids of people of whose names one of these words is a part, or begins one; best first. */
export const peopleNamed = (db: Reader, words: readonly string[], limit: number): string[] => {
  const keys = store.keysOfPeople(db);
  const found = words.flatMap((word) => bestTitles(folded(word), keys, ({ nameKey }) => nameKey, limit));
  return [...new Set(found.map(({ of }) => of.id))].slice(0, limit);
};

/** People by their names, also with a slip, and by everything else that their list finds them by. */
export const accountsFinders = (): FindersOf<typeof accountsFindables> => ({
  people: (db, { text, categoryId, limit }) => {
    if (categoryId !== undefined) return [];
    const keys = store.keysOfPeople(db);
    const named = bestTitles(folded(text), keys, ({ nameKey }) => nameKey, limit);
    const known = new Set(named.map(({ of }) => of.id));
    const words = searchWords(text);
    const otherwise = keys
      .filter(({ id, searchKey }) => !known.has(id) && words.every((word) => searchKey.includes(word)))
      .slice(0, limit - named.length);
    const order = [
      ...named.map(({ of, fit }) => ({ id: of.id, fit })),
      ...otherwise.map(({ id }) => ({ id, fit: 'words' as const })),
    ];
    if (order.length === 0) return [];
    const people = new Map(
      store
        .namesOf(
          db,
          order.map(({ id }) => id),
        )
        .map((person) => [person.id, person]),
    );
    return order.flatMap(({ id, fit }) => {
      const person = people.get(id);
      if (person === undefined) return [];
      return {
        id,
        fit,
        title: titleMatcher(text)(person.name)?.pieces ?? [{ text: person.name, hit: false }],
        snippet: null,
        of: [person.username],
        category: null,
        when: null,
        address: { accountId: id },
      };
    });
  },
});
