import { bestTitles } from '#contract/match-title.ts';
import type { FindersOf } from '#main/kernel/finder.ts';
import type { libraryFindables } from '../../contract/findable.ts';
import { type Calendar, sightOf } from '../lifecycle/sight.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { listCategories } from '../store.ts';
import { aboutDocuments, hitsOf, titlesIn } from './store.ts';

const plain = (text: string) => [{ text, hit: false }];

type Needs = Calendar & { readonly retrieval: Pick<Retrieval, 'search'> };

/** What the search box finds of the library: only documents that its caller sees, whatever hides the others. */
export const libraryFinders = ({ retrieval, ...calendar }: Needs): FindersOf<typeof libraryFindables> => ({
  documents: (db, { text, categoryId, limit, actor }) => {
    const best = bestTitles(
      text,
      titlesIn(db, sightOf(calendar, actor), categoryId),
      ({ title }) => title,
      limit,
    );
    if (best.length === 0) return [];
    const about = aboutDocuments(
      db,
      best.map(({ of }) => of.id),
    );
    return best.map(({ of: { id }, fit, pieces }) => ({
      id,
      fit,
      title: pieces,
      snippet: null,
      of: [],
      category: about.get(id)?.category ?? null,
      when: about.get(id)?.importedAt ?? null,
      address: { documentId: id },
    }));
  },

  passages: async (db, { text, categoryId, limit }) => {
    const found = await retrieval.search(db, {
      text,
      categoryId,
      limit,
      perDocument: true,
      isUnfinished: true,
    });
    if (found === null) return [];
    return hitsOf(db, found.numbers, found.match).map(
      ({ passageId, documentId, title, category, heading, start, end, snippet }) => ({
        id: passageId,
        fit: 'says' as const,
        title: plain(heading ?? title),
        snippet,
        of: heading === null ? [] : [title],
        category,
        when: null,
        address: { documentId, start, end },
      }),
    );
  },

  categories: (db, { text, categoryId, limit, actor }) =>
    bestTitles(
      text,
      listCategories(db, sightOf(calendar, actor)).filter(
        ({ id }) => categoryId === undefined || id === categoryId,
      ),
      ({ name }) => name,
      limit,
    ).map(({ of: { id }, fit, pieces }) => ({
      id,
      fit,
      title: pieces,
      snippet: null,
      of: [],
      category: null,
      when: null,
      address: { categoryId: id },
    })),
});
