import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '#main/platform/db/store.ts';
import { isAnswer, type Ranked, rankOf } from './evidence-score.ts';
import { partsOf } from './parts-of.ts';
import { readQuestion } from './read-question.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { type ReadPassage, readPassages } from './store.ts';
import { weighEvidence } from './weigh-evidence.ts';
import { widenedQuestion } from './widen-question.ts';

/** A stretch of a passage that answers; offsets into the text of its document. */
export type Evidence = {
  readonly passage: ReadPassage;
  readonly start: number;
  readonly end: number;
};

type Asked = { readonly text: string; readonly categoryId?: string | undefined };
type From = Pick<Retrieval, 'search' | 'lexicon'>;

/** Passages that the words of a question find, and those that other words for the same find. */
const candidates = { asked: 20, widened: 15 };
/** Passages that are read in one turn of the event loop: a millisecond or two. */
const atOnce = 2;
/** What is quoted at most, and how far behind the best. */
const mostQuotes = 3;
const farthestBehind = 1.2;

/** What a part of a question has to tell by itself: "and what does that cost" asks nothing. */
const leastOfPart = 0.25;

/**
 * What in the material answers a question, best first; empty where nothing does. Of several questions in one, each is
 * answered by itself, too; those that are only joined by "and" only where no place answers both.
 */
export async function askLibrary(db: Reader, from: From, written: Asked): Promise<Evidence[]> {
  // Letters of full width and ligatures are the letters that they stand for.
  const asked = { ...written, text: written.text.normalize('NFKC') };
  const found = await answersTo(db, from, asked);
  const parts = partsOf(asked.text);
  if (found.length > 0 && parts.by !== 'mark') return found;
  const best = found.slice(0, 1);
  for (const text of parts.texts) {
    const [first] = await answersTo(db, from, { ...asked, text }, leastOfPart);
    const isNew =
      first !== undefined &&
      !best.some(({ passage, start }) => passage.number === first.passage.number && start === first.start);
    if (isNew) best.push(first);
  }
  return [...best, ...found.slice(1)].slice(0, mostQuotes);
}

async function answersTo(
  db: Reader,
  from: From,
  { text, categoryId }: Asked,
  leastTold = 0,
): Promise<Evidence[]> {
  const lexicon = await from.lexicon();
  const question = readQuestion(text, lexicon);
  const told = question.terms.reduce((sum, { weight }) => sum + weight, 0);
  if (told <= leastTold) return [];
  /** The rank of each passage by the search that found it first. */
  const ranks = new Map<number, number>();
  const search = async (words: string, limit: number): Promise<void> => {
    const found = await from.search(db, { text: words, categoryId, limit, perDocument: false });
    found?.numbers.forEach((number, rank) => {
      ranks.set(number, Math.min(rank, ranks.get(number) ?? rank));
    });
  };
  await nextTurn();
  await search(text, candidates.asked);
  const widened = widenedQuestion(question, lexicon);
  if (widened !== '') {
    await nextTurn();
    await search(widened, candidates.widened);
  }
  const numbers = [...ranks.keys()];
  /** The best of each passage. */
  const best: Ranked<ReadPassage>[] = [];
  for (let at = 0; at < numbers.length; at += atOnce) {
    await nextTurn();
    for (const passage of readPassages(db, numbers.slice(at, at + atOnce))) {
      const rank = ranks.get(passage.number) ?? numbers.length;
      const [first] = weighEvidence(question, { ...passage, areRows: isByLine(passage), rank })
        .map((weighed) => ({ ...weighed, passage, rank: rankOf(weighed.features) }))
        .toSorted((one, other) => other.rank - one.rank);
      if (first !== undefined) best.push(first);
    }
  }
  const ranked = best.toSorted((one, other) => other.rank - one.rank);
  const [top] = ranked;
  // What is behind a best that is no answer is none either.
  if (top === undefined || !isAnswer(top.features)) return [];
  return ranked
    .filter(({ rank, features }) => rank >= top.rank - farthestBehind && isAnswer(features))
    .slice(0, mostQuotes)
    .map(({ passage, span }) => ({
      passage,
      start: passage.start + span.start,
      end: passage.start + span.end,
    }));
}

/** A row of a table and a cue are a line each. */
const isByLine = ({ format }: ReadPassage): boolean =>
  format === 'csv' || format === 'vtt' || format === 'srt';
