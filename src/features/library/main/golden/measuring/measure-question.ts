import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '#main/platform/db/store.ts';
import { golden } from '../../../contract/golden.ts';
import type { Retrieval } from '../../retrieval/retrieval.ts';
import { folded, holdsQuote } from '../quote.ts';
import * as questions from '../store.ts';
import * as store from './store.ts';

type Needs = {
  readonly read: Reader;
  readonly retrieval: Pick<Retrieval, 'search'>;
  readonly day: string;
};

type Place = { readonly documentId: string; readonly start: number; readonly end: number };
export type QuestionMeasured = {
  readonly quotes: readonly (store.MeasuredQuote & {
    /** Where it stands now, where that is another document than before. */
    readonly movedTo: Place | null;
  })[];
  /** What was found first; `null`: nothing. */
  readonly first: Place | null;
};

/** Compared in one turn of the event loop. */
const atOnce = 25;

/** Asks a golden question as a trainee does, and looks for each of its right passages among the hits. */
export async function measureQuestion(
  needs: Needs,
  { categoryId, text, quotes }: Pick<store.AskedQuestion, 'categoryId' | 'text' | 'quotes'>,
): Promise<QuestionMeasured> {
  const hits = await hitsOf(needs, text, categoryId);
  const measured: QuestionMeasured['quotes'][number][] = [];
  for (const asked of quotes) {
    const { ordinal } = asked;
    const at = await firstThatHolds(hits, asked.quote);
    const hit = at === null ? undefined : hits[at];
    if (at !== null && hit !== undefined) {
      const movedTo = hit.documentId === asked.documentId ? null : placeIn(hit, asked.quote);
      measured.push({ ordinal, rank: at + 1, isGone: false, movedTo });
      continue;
    }
    const place = isStillThere(needs, asked, categoryId) ? null : await lookedFor(needs, asked, categoryId);
    measured.push({
      ordinal,
      rank: null,
      isGone: place === 'nowhere',
      movedTo: place === 'nowhere' ? null : place,
    });
  }
  const [first] = hits;
  return {
    quotes: measured,
    first: first === undefined ? null : { documentId: first.documentId, start: first.start, end: first.end },
  };
}

async function hitsOf(
  { read, retrieval }: Needs,
  text: string,
  categoryId: string,
): Promise<readonly store.FoundPassage[]> {
  const found = await retrieval.search(read, { text, categoryId, limit: golden.depth, perDocument: false });
  return found === null ? [] : store.passagesByNumber(read, found.numbers);
}

async function firstThatHolds(hits: readonly store.FoundPassage[], quote: string): Promise<number | null> {
  const wanted = folded(quote);
  for (const [at, { text }] of hits.entries()) {
    if (at % atOnce === atOnce - 1) await nextTurn();
    if (holdsQuote(folded(text), wanted)) return at;
  }
  return null;
}

/** Where the quote stands in a passage; all of that where it is laid out otherwise. */
function placeIn({ documentId, start, end, text }: store.FoundPassage, quote: string): Place {
  const at = text.indexOf(quote);
  return at === -1
    ? { documentId, start, end }
    : { documentId, start: start + at, end: start + at + quote.length };
}

/** Whether the quote is where it was, and that is for everybody. */
function isStillThere(
  { read, day }: Needs,
  { documentId, start, end, quote }: store.AskedQuote,
  categoryId: string,
): boolean {
  if (documentId === null || !store.isInForceIn(read, documentId, categoryId, day)) return false;
  const wanted = folded(quote);
  return questions
    .passagesWithin(read, documentId, { start, end })
    .some(({ text }) => holdsQuote(folded(text), wanted));
}

/** Looks for a quote by its own words: in a new version, in a file that came in again, or somewhere else in the document. */
async function lookedFor(
  needs: Needs,
  { documentId, quote }: store.AskedQuote,
  categoryId: string,
): Promise<Place | 'nowhere' | null> {
  const hits = await hitsOf(needs, quote, categoryId);
  const at = await firstThatHolds(hits, quote);
  const hit = at === null ? undefined : hits[at];
  if (hit === undefined) return 'nowhere';
  return hit.documentId === documentId ? null : placeIn(hit, quote);
}
