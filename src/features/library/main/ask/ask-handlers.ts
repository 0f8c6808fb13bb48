import { setImmediate as nextTurn } from 'node:timers/promises';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Log } from '#main/platform/ports.ts';
import { asking } from '../../contract/ask.ts';
import { type Calendar, today } from '../lifecycle/sight.ts';
import { requireCategory } from '../require-category.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { hitsOf } from '../finding/store.ts';
import { askLibrary } from './ask-library.ts';
import { quoteOf } from './quote-of.ts';
import { someHeadings } from './store.ts';

type Needs = Calendar & { readonly log: Log; readonly retrieval: Pick<Retrieval, 'search' | 'lexicon'> };

/** Passages that are shown where nothing answers. */
const nearestShown = 3;
/** Headings that are tried as examples, and as many as are shown. */
const examples = { tried: 8, shown: 3 };

/** How questions to the material are answered. */
export function askHandlers({ log, retrieval, ...calendar }: Needs) {
  return {
    ask: implement.query(asking.ask, async (db, input) => {
      if (input.categoryId !== undefined) requireCategory(db, input.categoryId);
      const quotes = [];
      for (const evidence of await askLibrary(db, retrieval, input)) {
        const quote = await quoteOf(db, evidence);
        if (quote !== null) quotes.push(quote);
        else log.warn('library.quote_not_shown', { documentId: evidence.passage.documentId });
      }
      if (quotes.length > 0) return { kind: 'answered' as const, quotes };
      const near = await retrieval.search(db, { ...input, limit: nearestShown, perDocument: false });
      return { kind: 'absent' as const, nearest: near === null ? [] : hitsOf(db, near.numbers, near.match) };
    }),

    askExamples: implement.query(asking.askExamples, async (db) => {
      const answered: string[] = [];
      for (const heading of someHeadings(db, today(calendar), examples.tried)) {
        if (answered.length === examples.shown) break;
        if ((await askLibrary(db, retrieval, { text: heading })).length > 0) answered.push(heading);
        await nextTurn();
      }
      return answered;
    }),
  } satisfies ImplsOf<typeof asking>;
}
