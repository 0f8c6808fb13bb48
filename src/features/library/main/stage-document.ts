import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FieldIssue } from '#contract/errors.ts';
import { invalidInput } from '#main/kernel/refusal.ts';
import type { Store } from '#main/platform/db/store.ts';
import type { Ids, Log, WorkerPool } from '#main/platform/ports.ts';
import { WorkerError } from '#main/platform/workers/worker-error.ts';
import type { Approval } from '../contract.ts';
import { wordsFoundBy } from './mark-words.ts';
import { type PassageText, readDocument } from './read-document.ts';
import type { Retrieval } from './retrieval/retrieval.ts';
import { addPassageTerms, addTerms } from './retrieval/store.ts';
import { packTerms } from './retrieval/term-sequence.ts';
import { termsBy } from './retrieval/terms-of.ts';
import * as store from './store.ts';

type Needs = {
  readonly ids: Ids;
  readonly log: Log;
  readonly workers: WorkerPool;
  readonly store: Pick<Store, 'read' | 'transact'>;
  readonly retrieval: Pick<Retrieval, 'vocabulary' | 'loaded'>;
};
export type NewFile = {
  readonly categoryId: string;
  readonly title: string;
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly sample: boolean;
  readonly importedBy: string;
  readonly approval: Approval;
  /** The hash under which it is known, where that is not the one of `content`: of the file that its text came from. */
  readonly source?: string;
};
export type StageHow = {
  /** Keeps it from being swept away until it is shown. */
  readonly hold?: Hold;
  /** Also where the library holds the same file already. */
  readonly evenIfKnown?: boolean;
  /** Told, from 0 to 1, how much of the text is in the index. */
  readonly onProgress?: (share: number) => void;
};
/** A document that is in the store as a whole and that nobody sees before `showDocument`. */
export type Staged = Omit<store.WholeDocument, 'importedAt'>;
/** The library holds the same file already. */
export type Known = { readonly known: { readonly id: string; readonly title: string } };

type NewSlice = Omit<store.Slice, 'passages'> & { readonly passages: readonly PassageText[] };

/** Keeps several documents from being swept away until all of them are shown, or none is wanted any more. */
export type Hold = { readonly keep: (id: string) => void; readonly release: () => void };

/** Helpings that keep a transaction under 8 ms: pages merged with each slice, and rows dropped at once. */
const pagesAtOnce = 12;
const rowsAtOnce = 32;

const takesTooMuch: FieldIssue = {
  path: 'content',
  issue: 'too_large_inside',
  message: 'This file unpacks to far more than a document holds. It is not taken.',
};

/**
 * Brings files into the store as rows that nobody sees: read in a thread, written in transactions of a few
 * milliseconds with a turn of the event loop between them. What is not shown right after, because it failed or the
 * program ended, is dropped again in the same way.
 */
export function createStaging({ ids, log, workers, retrieval, store: { read, transact } }: Needs) {
  const underWay = new Set<string>();
  const held = new Set<string>();
  const closing = new AbortController();

  /** Repeats a transaction until it says that nothing is left. */
  const untilDone = async (work: Parameters<typeof transact<boolean>>[0]): Promise<void> => {
    while (!closing.signal.aborted && transact(work)) await nextTurn();
  };

  const drop = async (id: string): Promise<void> => {
    await untilDone((db) => store.dropSlice(db, id, rowsAtOnce));
    await untilDone((db) => store.mergeIndex(db, -pagesAtOnce));
  };

  /** Drops what imports left behind that did not come to their end. A failure is logged; the next sweep tries again. */
  const sweep = async (): Promise<void> => {
    // What was staged in this turn of the event loop is shown in it; what waits longer than that is held.
    await nextTurn();
    try {
      if (closing.signal.aborted) return;
      for (const id of store.stagedDocuments(read)) if (!underWay.has(id) && !held.has(id)) await drop(id);
    } catch (error) {
      if (!closing.signal.aborted) log.error('library.leftover_kept', error);
    }
  };

  const stageSlice = ({ passages, ...slice }: NewSlice): void => {
    const { numbers, fresh } = retrieval.vocabulary.numbered(
      passages.map(({ terms }) => (terms === '' ? [] : terms.split(' '))),
    );
    const rows = passages.map(({ terms: _terms, ...passage }) => ({ ...passage, id: ids.next() }));
    transact((db) => {
      const staged = store.stageSlice(db, { ...slice, passages: rows });
      addTerms(db, fresh);
      addPassageTerms(
        db,
        staged.map((passage, at) => ({ passage, terms: packTerms(numbers[at] ?? []) })),
      );
    });
    retrieval.vocabulary.learn(fresh);
  };

  const hold = (): Hold => {
    const kept = new Set<string>();
    return {
      keep: (id) => {
        kept.add(id);
        held.add(id);
      },
      release: () => {
        for (const id of kept) held.delete(id);
      },
    };
  };

  /**
   * Stages one file. Whoever stages another one before this is shown needs a hold on both. Throws `INVALID_INPUT` for
   * what cannot be read, and the `WorkerError` of a thread that gave no answer.
   */
  const stage = async (
    { fileName, content, source, ...about }: NewFile,
    signal: AbortSignal,
    { hold: kept, evenIfKnown = false, onProgress }: StageHow = {},
  ): Promise<Staged | Known> => {
    const id = ids.next();
    const anyEnd = AbortSignal.any([signal, closing.signal]);
    let contentHash = '';
    let ordinal = 0;
    let marked = 0;
    let indexed = 0;
    let characters = 0;
    underWay.add(id);
    try {
      await retrieval.loaded();
      for await (const part of workers.parts(readDocument, { content, fileName }, anyEnd)) {
        switch (part.kind) {
          case 'unreadable':
            throw invalidInput([part.issue]);
          case 'opened': {
            const { kind: _kind, contentHash: hash, characters: all, ...reading } = part;
            contentHash = source ?? hash;
            characters = all;
            const known = evenIfKnown ? null : store.documentByHash(read, contentHash);
            if (known !== null) return { known };
            onProgress?.(0);
            transact((db) => store.stageDocument(db, { ...about, ...reading, id, wordsFoundBy, termsBy }));
            break;
          }
          case 'slice': {
            ordinal += 1;
            const marks = part.marks.map((mark, at) => ({ ...mark, ordinal: marked + at }));
            marked += marks.length;
            stageSlice({ documentId: id, ordinal, text: part.text, passages: part.passages, marks });
            await nextTurn();
            transact((db) => store.mergeIndex(db, pagesAtOnce));
            indexed += part.text.length;
            onProgress?.(indexed / characters);
            await nextTurn();
            break;
          }
          case 'whole': {
            const { words, passages } = part;
            await untilDone((db) => store.mergeIndex(db, pagesAtOnce));
            kept?.keep(id);
            return { id, contentHash, characters, words, passages };
          }
        }
      }
      throw new Error('A document came to no end.');
    } catch (error) {
      underWay.delete(id);
      await sweep();
      if (error instanceof WorkerError && error.fault === 'memory') throw invalidInput([takesTooMuch]);
      throw error;
    } finally {
      underWay.delete(id);
    }
  };

  return { stage, hold, sweep, closing: closing.signal, close: (): void => closing.abort() };
}
export type Staging = ReturnType<typeof createStaging>;
