import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader, Store } from '#main/platform/db/store.ts';
import type { Ids, Log, WorkerPool } from '#main/platform/ports.ts';
import { beginningWith } from '../match.ts';
import { inverseFrequency } from './bm25.ts';
import { candidateQuery } from './candidate-query.ts';
import { closestTerm } from './closest-term.ts';
import { completionsOf, unfinishedWord } from './complete-word.ts';
import { countsOf, type TermCounts } from './embedder.ts';
import { forgetTerms } from './forget-terms.ts';
import { learnMeanings, storedMeanings } from './learned-meanings.ts';
import { nearInMeaning } from './near-in-meaning.ts';
import { createPassageIndex, type Place } from './passage-index.ts';
import { rankPassages } from './rank-passages.ts';
import * as store from './store.ts';
import { takeIn, type UsedMeanings } from './take-in.ts';
import { termsOf } from './terms-of.ts';
import { type AskedTitles, type AskedWord, createTitleIndex } from './title-index.ts';
import { createVocabulary } from './vocabulary.ts';

type Needs = {
  readonly ids: Ids;
  readonly log: Log;
  readonly workers: WorkerPool;
  readonly store: Pick<Store, 'read' | 'transact'>;
  /** Documents that are in the index and not for everybody now: drafts, and what is not valid today. */
  readonly outOfForce: (db: Reader) => ReadonlySet<string>;
};

export type Wanted = {
  readonly text: string;
  readonly categoryId?: string | undefined;
  readonly limit: number;
  /** At most one passage of each document. */
  readonly perDocument: boolean;
  /** It is being typed: its last word may be the beginning of one. */
  readonly isUnfinished?: boolean;
};

/** Terms as `termsOf` makes them. */
export type Lexicon = {
  /** How many passages there are, and in how many of them a term stands. */
  readonly passages: () => number;
  readonly frequencyOf: (term: string) => number;
  /** The term that one is a slip of which no passage has; `null` where it looks like none. */
  readonly meant: (term: string) => string | null;
};

export type Found = { readonly numbers: readonly number[]; readonly match: string };

/** Each is compared with thousands of terms. */
const mostSlips = 4;
/** As many as are ranked. */
const mostCandidates = 500;
/** The first passages of documents whose titles say what was asked for come to them. */
const mostTitled = 50;
const termsAtOnce = 2000;
const blocksAtOnce = 10;
/** Fewer passages teach nothing of meanings. */
const leastToLearn = 40;
/** How much a collection must have grown, or shrunk, since it was last learned from. */
const learnAnewAt = 1.3;

/**
 * Finds passages. Its index in memory follows the store document by document; the embedder is learned anew in the
 * background as the collection grows, and the one before serves until then.
 */
export function createRetrieval(needs: Needs) {
  const { log } = needs;
  const { read, transact } = needs.store;
  const closing = new AbortController();
  const { signal } = closing;
  const vocabulary = createVocabulary();
  const index = createPassageIndex();
  const titles = createTitleIndex();
  const parts = { ...needs, vocabulary, index, titles, signal };
  let meanings: UsedMeanings | null = null;
  let learning: Promise<void> | null = null;

  const leave = (documentId: string): void => {
    index.removeDocument(documentId);
    titles.remove(documentId);
  };
  const failed = (event: string) => (error: unknown) => {
    if (!signal.aborted) log.error(event, error);
  };

  const load = async (): Promise<void> => {
    for (let after = 0; !signal.aborted; await nextTurn()) {
      const some = store.termsAfter(read, after, termsAtOnce);
      vocabulary.learn(some);
      const last = some.at(-1);
      if (last === undefined) break;
      after = last.number;
    }
    meanings = await storedMeanings(parts);
  };
  /** Documents that could not be taken in, on a full disk for instance. */
  const waiting = new Set<string>();
  const takeInAll = async (documentIds: readonly string[]): Promise<void> => {
    for (const id of documentIds) {
      if (signal.aborted) return;
      try {
        await takeIn(parts, id, () => meanings);
        waiting.delete(id);
      } catch (error) {
        leave(id);
        waiting.add(id);
        failed('library.not_indexed')(error);
      }
    }
  };
  const loaded = load();
  /** What was asked of the index so far, one after the other. Never rejects. */
  let settled: Promise<void> = loaded
    .then(() => takeInAll(store.shownDocumentIds(read)))
    .catch(failed('library.index_not_loaded'));

  /** What was learned is to be learned anew, whatever the collection is like. */
  let isStale = false;
  const isOutgrown = (): boolean => {
    const passages = index.size();
    if (passages < leastToLearn) return false;
    if (meanings === null || isStale) return true;
    const { learnedFrom } = meanings;
    return passages > learnedFrom * learnAnewAt || passages * learnAnewAt < learnedFrom;
  };
  /** What a crash left of one, and the one before. */
  const dropOthers = async (): Promise<void> => {
    const kept = meanings?.id ?? null;
    while (!signal.aborted && transact((db) => store.dropOtherEmbedders(db, kept, blocksAtOnce))) {
      await nextTurn();
    }
  };
  const learn = async (): Promise<void> => {
    await settled;
    await dropOthers();
    while (!signal.aborted && isOutgrown()) {
      isStale = false;
      meanings = await learnMeanings(parts);
      await dropOthers();
      await settled;
    }
  };
  const considerLearning = (): void => {
    learning ??= learn()
      .catch(failed('library.not_learned'))
      .finally(() => {
        learning = null;
      });
  };
  void settled.then(considerLearning);

  const untilIdle = async (): Promise<void> => {
    if (learning === null) return;
    await learning;
    await untilIdle();
  };
  const forget = async (): Promise<void> => {
    await settled;
    // What is being learned was begun with what is to be forgotten.
    await untilIdle();
    const forgetting = (async () => {
      try {
        meanings = null;
        await dropOthers();
        await forgetTerms(parts);
      } finally {
        learning = null;
      }
    })();
    // Nothing is learned meanwhile. Who else waits for its end is not told how it went.
    learning = forgetting.catch(() => undefined);
    await forgetting;
    considerLearning();
  };

  /** The query by the numbers of its terms and, in the same order, the words that they are. What nothing has is left out. */
  const numbered = (asked: ReadonlyMap<string, number>) => {
    const query = new Map<number, number>();
    const words: AskedWord[] = [];
    for (const [term, said] of asked) {
      const number = vocabulary.numberOf(term) ?? (titles.has(term) ? -1 - words.length : null);
      if (number === null) continue;
      query.set(number, said);
      words.push({ term, said, inverse: inverseFrequency(index, number) });
    }
    return { query, words };
  };

  /** The best passages that match and are for everybody: more are asked for where others stand among them. */
  const matching = (
    db: Reader,
    o: { readonly match: string; readonly categoryId: string | undefined },
    hidden: ReadonlySet<string>,
  ): Place[] => {
    for (let limit = mostCandidates; ; limit *= 4) {
      const numbers = store.matchingPassages(db, { ...o, limit });
      const places = numbers.flatMap((number) => index.placeOf(number) ?? []);
      const found = places.filter((place) => !hidden.has(index.documentAt(place)));
      if (found.length >= mostCandidates || numbers.length < limit) return found.slice(0, mostCandidates);
    }
  };

  /** What matches by its words, what lies nearest by its meaning, and what has a title that says it. */
  const candidatesOf = (
    db: Reader,
    o: { readonly match: string; readonly query: TermCounts; readonly categoryId: string | undefined },
    asked: AskedTitles,
  ): Place[] => {
    const hidden = needs.outOfForce(db);
    const byWords = matching(db, o, hidden);
    const within = o.categoryId === undefined ? null : new Set(store.documentIdsIn(db, o.categoryId));
    const isAsked = (place: Place): boolean => {
      const documentId = index.documentAt(place);
      return documentId !== '' && !hidden.has(documentId) && within?.has(documentId) !== false;
    };
    const near = meanings === null ? [] : nearInMeaning(index, meanings, o.query, isAsked);
    const titled = asked.best(mostTitled).flatMap((id) => index.firstPlaceOf(id) ?? []);
    return [...new Set([...byWords, ...near, ...titled.filter(isAsked)])];
  };

  /**
   * The numbers of passages, best first, and the FTS5 query that most of them match; `null`: nothing that could be found was
   * typed. Rejects where what the index is built on could not be read.
   */
  const search = async (
    db: Reader,
    { text: wanted, categoryId, limit, perDocument, isUnfinished = false }: Wanted,
  ): Promise<Found | null> => {
    await loaded;
    await settled;
    const frequencyOf = (term: string): number => index.frequencyOf(vocabulary.numberOf(term) ?? 0);
    const knownIn = (term: string): number => frequencyOf(term) + Number(titles.has(term));
    const begun = isUnfinished ? unfinishedWord(wanted, knownIn) : null;
    const completed = begun === null ? [] : completionsOf(vocabulary, index, begun.word);
    const text = begun === null || completed.length === 0 ? wanted : begun.before;
    const typed = termsOf(text);
    const slips = [...new Set(typed)].filter((term) => knownIn(term) === 0).slice(0, mostSlips);
    const meant = new Map(slips.map((term) => [term, closestTerm(vocabulary, index, term)]));
    const others = [
      ...[...meant.values()].flatMap((found) => found?.term ?? []),
      ...completed.map(({ term }) => term),
    ];
    // Words that tell nothing stand nearly everywhere, so they are not looked for beside one that is being typed.
    const match =
      typed.length === 0 && completed.length > 0
        ? others.map(beginningWith).join(' OR ')
        : candidateQuery(text, frequencyOf, others);
    if (match === null) return null;
    const asked = countsOf([
      ...typed.map((term) => meant.get(term)?.term ?? term),
      ...completed.map(({ term }) => term),
    ]);
    const { query, words } = numbered(asked);
    const askedTitles = titles.asked(words);
    const candidates = candidatesOf(db, { match, query, categoryId }, askedTitles);
    const seen = new Set<string>();
    const numbers = rankPassages(index, meanings, query, candidates, askedTitles)
      .filter(({ place }) => {
        const documentId = index.documentAt(place);
        const isFirst = !seen.has(documentId);
        seen.add(documentId);
        return isFirst || !perDocument;
      })
      .slice(0, limit)
      .map(({ place }) => index.numberAt(place));
    return { numbers, match };
  };

  /** What the material knows of words, for what reads a question as a search does. Rejects as `search` does. */
  const lexicon = async (): Promise<Lexicon> => {
    await loaded;
    await settled;
    return {
      passages: index.size,
      frequencyOf: (term) => index.frequencyOf(vocabulary.numberOf(term) ?? 0),
      meant: (term) => closestTerm(vocabulary, index, term)?.term ?? null,
    };
  };

  return {
    search,
    lexicon,
    vocabulary,
    /** Resolves when what the store holds of terms is known. Never rejects. */
    loaded: (): Promise<void> => settled,
    /** Takes documents in that everybody sees from now on, and those that could not be taken in before. */
    add: (documentIds: readonly string[]): void => {
      settled = settled.then(() => takeInAll([...waiting, ...documentIds]));
      considerLearning();
    },
    /** Documents that nobody sees any more are found no more. */
    remove: (documentIds: readonly string[]): void => {
      for (const id of documentIds) {
        leave(id);
        waiting.delete(id);
      }
      considerLearning();
    },
    /**
     * What was learned, and the terms that no passage has any more, go out of the store and out of memory; then it is
     * learned anew, and until then found by words alone. Rejects with a StoreFault, and may then be asked for again.
     */
    forget,
    /** Takes documents of the index apart anew, one after the other, and learns anew from all. */
    renew: (documentIds: readonly string[] | 'all'): void => {
      settled = settled.then(async () => {
        const wanted = documentIds === 'all' ? store.shownDocumentIds(read) : documentIds;
        for (const id of wanted) {
          leave(id);
          await takeInAll([id]);
        }
        isStale = true;
      });
      settled = settled.catch(failed('library.not_renewed'));
      void settled.then(considerLearning);
    },
    state: () => ({
      passages: index.size(),
      waiting: waiting.size,
      terms: vocabulary.size(),
      learnedFrom: meanings?.learnedFrom ?? null,
      dimensions: meanings?.embedder.dimensions ?? null,
      isLearning: learning !== null,
    }),
    close: (): void => closing.abort(),
  };
}
export type Retrieval = ReturnType<typeof createRetrieval>;
