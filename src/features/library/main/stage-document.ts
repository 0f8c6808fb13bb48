import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FieldIssue } from '#contract/errors.ts';
import { invalidInput } from '#main/kernel/refusal.ts';
import type { Store } from '#main/platform/db/store.ts';
import type { Clock, Ids, Log, WorkerPool } from '#main/platform/ports.ts';
import { WorkerError } from '#main/platform/workers/worker-error.ts';
import type { CustomerData } from '../contract/customer-data.ts';
import type { Approval } from '../contract/shapes.ts';
import type { Handling } from './customer-data/handling.ts';
import { wordsFoundBy } from './mark-words.ts';
import { createIndexMerger } from './merge-index.ts';
import { createPace } from './pace.ts';
import { type PassageText, readDocument } from './read-document.ts';
import type { Retrieval } from './retrieval/retrieval.ts';
import { addBlock, addTerms } from './retrieval/store.ts';
import { packTerms } from './retrieval/term-sequence.ts';
import { termsBy } from './retrieval/terms-of.ts';
import * as store from './store.ts';

type Needs = {
  readonly clock: Pick<Clock, 'monotonicMs'>;
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
  /** What becomes of data of clients in it; without a word about them they are not looked for. */
  readonly customerData?: Handling;
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
/** What a document and its file are called, where their own names told of a client. */
export type Named = { readonly title: string; readonly fileName: string };
/** The library holds the same file already. */
export type Known = { readonly known: { readonly id: string; readonly title: string } };

/** Nothing is in the store: somebody has to say what becomes of what was found. */
export type Asking = { readonly customerData: CustomerData };

const lengthOf = (slices: readonly NewSlice[]): number =>
  slices.reduce((sum, { text }) => sum + text.length, 0);

type NewSlice = Omit<store.Slice, 'documentId'> & { readonly passages: readonly PassageText[] };

/** Keeps several documents from being swept away until all of them are shown, or none is wanted any more. */
export type Hold = { readonly keep: (id: string) => void; readonly release: () => void };

/**
 * Characters of text that are written in one transaction: as many as take so long before its commit, on this machine and
 * with this text. Fewer would not make the commit shorter.
 */
const written = { wantedMs: 4, least: 30_000, most: 100_000 };
/** Nobody is told of what is staged: a crash may take it, and the document is shown with a head of its own. */
const unseen = { headMayLag: true } as const;
/** Dropped in one transaction. */
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
export function createStaging({ clock, ids, log, workers, retrieval, store: { read, transact } }: Needs) {
  const underWay = new Set<string>();
  const held = new Set<string>();
  const pace = createPace(written);
  const closing = new AbortController();
  const merger = createIndexMerger({ log, store: { transact }, signal: closing.signal });

  /** Repeats a transaction until it says that nothing is left. */
  const untilDone = async (work: Parameters<typeof transact<boolean>>[0]): Promise<void> => {
    while (!closing.signal.aborted && transact(work, unseen)) await nextTurn();
  };

  const drop = async (id: string): Promise<void> => {
    await untilDone((db) => store.dropSlice(db, id, rowsAtOnce));
    await merger.purge();
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

  /** Writes what came of a document since the last time. */
  const writeSlices = (documentId: string, block: number, slices: readonly NewSlice[]): void => {
    const passages = slices.flatMap((slice) => slice.passages);
    const { numbers, fresh } = retrieval.vocabulary.numbered(
      passages.map(({ terms }) => (terms === '' ? [] : terms.split(' '))),
    );
    const terms = packTerms(numbers);
    transact((db) => {
      const began = clock.monotonicMs();
      const staged = slices.flatMap((slice) => store.stageSlice(db, { ...slice, documentId }, ids));
      addTerms(db, fresh);
      if (staged.length > 0) addBlock(db, { documentId, block, numbers: Uint32Array.from(staged), terms });
      pace.took(lengthOf(slices), clock.monotonicMs() - began);
    }, unseen);
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
   * Stages one file, or answers what somebody has to say first. Whoever stages another one before this is shown needs a hold on both. Throws `INVALID_INPUT` for
   * what cannot be read, and the `WorkerError` of a thread that gave no answer.
   */
  const stageOrAsk = async (
    { fileName, content, source, customerData, ...about }: NewFile,
    signal: AbortSignal,
    { hold: kept, evenIfKnown = false, onProgress }: StageHow = {},
  ): Promise<(Staged & { readonly named: Named | null }) | Known | Asking> => {
    const id = ids.next();
    const anyEnd = AbortSignal.any([signal, closing.signal]);
    let contentHash = '';
    let ordinal = 0;
    let marked = 0;
    let indexed = 0;
    let characters = 0;
    let block = 0;
    let named: Named | null = null;
    let waiting: NewSlice[] = [];
    const write = async (): Promise<void> => {
      writeSlices(id, block, waiting);
      block += 1;
      indexed += lengthOf(waiting);
      waiting = [];
      onProgress?.(indexed / characters);
      await nextTurn();
      await merger.added();
    };
    const file = {
      content,
      fileName,
      title: about.title,
      ...(customerData === undefined ? {} : { customerData }),
    };
    underWay.add(id);
    try {
      await retrieval.loaded();
      for await (const part of workers.parts(readDocument, file, anyEnd)) {
        switch (part.kind) {
          case 'unreadable':
            throw invalidInput([part.issue]);
          case 'customerData':
            return { customerData: part.found };
          case 'opened': {
            const { kind: _kind, contentHash: hash, characters: all, named: otherwise, ...reading } = part;
            named = otherwise;
            const title = named?.title ?? about.title;
            contentHash = source ?? hash;
            characters = all;
            const known = evenIfKnown ? null : store.documentByHash(read, contentHash);
            if (known !== null) return { known };
            onProgress?.(0);
            transact(
              (db) => store.stageDocument(db, { ...about, ...reading, title, id, wordsFoundBy, termsBy }),
              unseen,
            );
            break;
          }
          case 'slice': {
            ordinal += 1;
            const marks = part.marks.map((mark, at) => ({ ...mark, ordinal: marked + at }));
            marked += marks.length;
            waiting.push({ ordinal, text: part.text, passages: part.passages, marks });
            if (lengthOf(waiting) >= pace.amount()) await write();
            break;
          }
          case 'whole': {
            const { words, passages } = part;
            if (waiting.length > 0) await write();
            merger.settle();
            kept?.keep(id);
            return { id, contentHash, characters, words, passages, named };
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

  /** As `stageOrAsk`, of a file about which nobody is asked. */
  const stage = async (
    file: Omit<NewFile, 'customerData'> & { readonly customerData?: Exclude<Handling, 'look'> },
    signal: AbortSignal,
    how?: StageHow,
  ): Promise<Staged | Known> => {
    const answer = await stageOrAsk(file, signal, how);
    if ('customerData' in answer) throw new Error('A file asks although nobody looked.');
    if ('known' in answer) return answer;
    const { named: _named, ...staged } = answer;
    return staged;
  };

  return {
    stage,
    stageOrAsk,
    hold,
    sweep,
    /** A document is being read, or waits to be shown together with others. */
    isBusy: (): boolean => underWay.size + held.size > 0,
    closing: closing.signal,
    close: (): void => closing.abort(),
  };
}
export type Staging = ReturnType<typeof createStaging>;
