import type { Reader } from '#main/platform/db/store.ts';
import { golden } from '../../contract/golden.ts';
import type { MaterialPassage } from '../../contract/shapes.ts';
import { materialOf } from '../material-of.ts';
import { folded } from './quote.ts';
import * as store from './store.ts';

/** A question that the material answers, with the exact stretch that does. */
export type DraftedQuestion = {
  readonly text: string;
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
};
/** Makes questions of material; what makes them is another feature's. */
export type AskAbout = (
  wish: {
    readonly passages: readonly MaterialPassage[];
    readonly category: string;
    readonly count: number;
    readonly asked: readonly string[];
  },
  signal: AbortSignal,
) => Promise<readonly DraftedQuestion[]>;

type Wish = {
  readonly category: { readonly id: string; readonly name: string };
  readonly count: number;
  readonly day: string;
};

/** Two texts that ask the same. */
export const asComparable = (text: string): string => folded(text).toLowerCase();

/** Questions of a category that nobody asked yet; none where its material gives none. */
export async function draftQuestions(
  db: Reader,
  askAbout: AskAbout,
  { category, count, day }: Wish,
  signal: AbortSignal,
): Promise<readonly DraftedQuestion[]> {
  const passages = await materialOf(db, category.id, day);
  if (passages.length === 0) return [];
  const asked = store.askedIn(db, category.id).map(({ text }) => text);
  const known = new Set(asked.map(asComparable));
  const drafted = await askAbout({ passages, category: category.name, count, asked }, signal);
  return drafted
    .filter(({ text, start, end }) => {
      const isFresh = !known.has(asComparable(text));
      known.add(asComparable(text));
      const length = end - start;
      return isFresh && text.length <= 300 && length >= golden.shortestQuote && length <= golden.longestQuote;
    })
    .slice(0, count);
}
