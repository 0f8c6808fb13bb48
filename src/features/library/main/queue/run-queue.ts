import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditRecorder } from '#main/kernel/audit/recorder.ts';
import type { Events } from '#main/kernel/events.ts';
import type { Settings } from '#main/kernel/settings.ts';
import { storeFaultIn } from '#main/platform/db/store-fault.ts';
import type { Reader, Store, Writer } from '#main/platform/db/store.ts';
import type { Clock, Log } from '#main/platform/ports.ts';
import type { CustomerData } from '../../contract/customer-data.ts';
import { imports } from '../../contract/imports.ts';
import { pictures as pictureOperations } from '#features/pictures/contract.ts';
import { handlingOf } from '../customer-data/handling.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import type { Named, Staged, Staging } from '../stage-document.ts';
import { showDocument } from '../store.ts';
import { endsProgram, failureOfFile, importerGone, isAboutFile } from './failure-of-file.ts';
import type { KeptFiles } from './kept-files.ts';
import * as store from './store.ts';
import { replacedBy, twinOf } from './twin-of.ts';

/** How a file becomes a picture of the branch: made outside of a transaction, kept within one. */
export type BringsPictures = {
  readonly isPicture: (content: Uint8Array) => boolean;
  readonly bring: (
    db: Reader,
    content: Uint8Array,
    signal: AbortSignal,
  ) => Promise<(db: Writer, about: PictureAbout) => { readonly id: string; readonly isNew: boolean }>;
};
type PictureAbout = {
  readonly name: string;
  readonly alt: string;
  readonly addedBy: string;
  readonly addedAt: string;
};

type Needs = {
  readonly clock: Clock;
  readonly log: Log;
  readonly events: Events;
  readonly store: Pick<Store, 'read' | 'transact' | 'keys' | 'disk' | 'purge'>;
  readonly settings: Settings;
  readonly recordAudit: AuditRecorder;
  readonly staging: Staging;
  readonly retrieval: Pick<Retrieval, 'add' | 'remove'>;
  readonly keptFiles: KeptFiles;
  readonly pictures: Pick<BringsPictures, 'bring'>;
  /** Whether an account is there, active, and may add material. */
  readonly mayImport: (accountId: string) => boolean;
  /** Makes one document the next version of another, within a transaction. Answers what search has to let go of. */
  readonly supersede: (db: Writer, oldId: string, newId: string) => string | null;
};

/** Why it stands still by itself. */
type Halt = 'disk_full' | 'readonly' | 'store';
type Current = {
  readonly id: string;
  readonly number: number;
  readonly abort: AbortController;
  phase: 'reading' | 'indexing';
  progress: number | null;
};

/** A file during which the program ended so often is not begun any more by itself. */
const mostAttempts = 3;
/** Windows are told of progress no more often. */
const tellEveryMs = 250;
/** How long what is done stays on the list. */
const listedMs = 7 * 86_400_000;
/** How often it is looked whether what halted it is over. */
const lookEveryMs = 30_000;

/**
 * Imports the files of the queue, one at a time, from the bytes that are kept of them. The document is shown and its
 * file is done in one transaction, so that whatever ends the program, a file is one document or none yet.
 */
export function createQueueRunner(needs: Needs) {
  const { clock, log, events, staging, retrieval, keptFiles } = needs;
  const { read, transact, disk, purge } = needs.store;
  const closing = new AbortController();
  const startedAt = clock.now().toISOString();
  /** Files that this run of the program has begun: each counts once as an attempt. */
  const begunHere = new Set<number>();
  let current: Current | null = null;
  let halt: Halt | null = null;
  let toldMs = -Infinity;
  let wanted = false;
  let running = false;

  const tell = (ops: readonly string[] = []): void => {
    toldMs = clock.monotonicMs();
    events.push(null, { event: 'invalidated', ops: ['library.queue', ...ops] });
  };
  const tellProgress = (): void => {
    if (clock.monotonicMs() - toldMs >= tellEveryMs) tell();
  };

  /** The file as it stands now; `null`: it was taken back, paused or decided otherwise meanwhile. */
  const stillWaiting = (db: Writer, id: string): store.ImportItem | null => {
    const item = store.itemById(db, id);
    return item === null || item.state !== 'waiting' || item.isHeld || store.isPaused(db) ? null : item;
  };

  /** What keeps a file from coming in, noted in the store; `null`: nothing does, and in whose name it comes. */
  const admitted = (db: Writer, item: store.ImportItem): { readonly accountId: string } | null => {
    const { accountId, number } = item;
    if (accountId === null || !needs.mayImport(accountId)) {
      store.fail(db, number, importerGone);
      return null;
    }
    const twin = twinOf(db, item);
    if (twin !== null) {
      store.askFor(db, number, twin);
      return null;
    }
    return { accountId };
  };

  /** Notes that it is begun. Answers the file, or `null` where it must not be. */
  const begin = (id: string): store.ImportItem | null =>
    transact((db) => {
      const item = stillWaiting(db, id);
      if (item === null || admitted(db, item) === null) return null;
      if (begunHere.has(item.number)) return item;
      if (item.attempts >= mostAttempts) {
        store.fail(db, item.number, endsProgram);
        return null;
      }
      store.noteAttempts(db, item.number, item.attempts + 1);
      return item;
    });

  /** Shows the document and ends its file: both or neither. Answers what it took the place of. */
  const finish = (
    id: string,
    { named, ...staged }: Staged & { readonly named: Named | null },
  ): { readonly replaced: string | null } | null =>
    transact((db) => {
      const item = stillWaiting(db, id);
      const by = item === null ? null : admitted(db, item);
      if (item === null || by === null) return null;
      const now = clock.now();
      const twin = replacedBy(db, item);
      showDocument(db, { ...staged, importedAt: now.toISOString() });
      const replaced = twin === null ? null : needs.supersede(db, twin, staged.id);
      if (named !== null) store.noteTakenOut(db, item.number);
      store.finish(db, item.number, staged.id, now.toISOString(), named);
      needs.recordAudit(db, needs.store, {
        at: now,
        action: 'content.imported',
        actorId: by.accountId,
        subjectId: staged.id,
        subjectType: 'document',
        outcome: 'done',
        details: {
          category: item.categoryId,
          format: store.formatOf(db, staged.id),
          bytes: item.bytes,
          ...(replaced === null ? {} : { replaced }),
        },
      });
      return { replaced };
    });

  /** Keeps the picture and ends its file: both or neither. What it shows in words is asked where it is used. */
  const importPicture = async (item: store.ImportItem, content: Uint8Array, signal: AbortSignal) => {
    const keep = await needs.pictures.bring(read, content, signal);
    transact((db) => {
      const by = stillWaiting(db, item.id) === null ? null : admitted(db, item);
      if (by === null) return;
      const now = clock.now();
      const addedAt = now.toISOString();
      const { id, isNew } = keep(db, { name: item.title, alt: '', addedBy: by.accountId, addedAt });
      store.finishAsPicture(db, item.number, id, addedAt);
      needs.recordAudit(db, needs.store, {
        at: now,
        action: 'picture.added',
        actorId: by.accountId,
        subjectId: id,
        subjectType: 'picture',
        outcome: 'done',
        details: { bytes: item.bytes, isNew },
      });
    });
    tell(pictureOperations.add.invalidates);
  };

  /** What was found in it is for people to decide, unless it was taken back or paused meanwhile. */
  const askAboutCustomerData = (id: string, found: CustomerData): void =>
    transact((db) => {
      const item = stillWaiting(db, id);
      if (item !== null) store.askAboutCustomerData(db, item.number, found);
    });

  const importOne = async (item: store.ImportItem, { abort, ...now }: Current): Promise<void> => {
    const signal = AbortSignal.any([abort.signal, closing.signal]);
    const content = await keptFiles.contentOf(read, item, signal);
    if (item.kind === 'picture') return importPicture(item, content, signal);
    const { accountId, categoryId, title, fileName } = item;
    const approval = needs.settings.get('newDocuments');
    const customerData = handlingOf(needs.settings.get('customerData'), item.customerDataChoice);
    const staged = await staging.stageOrAsk(
      {
        categoryId,
        title,
        fileName,
        content,
        sample: false,
        importedBy: accountId ?? '',
        approval,
        customerData,
      },
      signal,
      {
        // What is to become of another one like it was decided before.
        evenIfKnown: true,
        onProgress: (share) => {
          if (current?.id !== now.id) return;
          current.phase = 'indexing';
          current.progress = share;
          tellProgress();
        },
      },
    );
    // Known are only those that are not staged.
    if ('known' in staged) throw new Error('A file was not staged.');
    if ('customerData' in staged) return askAboutCustomerData(item.id, staged.customerData);
    const done = finish(item.id, staged);
    if (done === null) return staging.sweep();
    if (done.replaced !== null) retrieval.remove([done.replaced]);
    retrieval.add([staged.id]);
    tell(imports.import.invalidates);
  };

  /** Whether the store is what failed: then all of the queue waits, and the file is not blamed. */
  const haltFor = (error: unknown): boolean => {
    const fault = storeFaultIn(error);
    if (fault === null) return false;
    halt = fault.kind === 'disk_full' || fault.kind === 'readonly' ? fault.kind : 'store';
    log.error('library.queue_halted', error);
    tell();
    return true;
  };

  const settle = (item: store.ImportItem, error: unknown, { abort }: Current): void => {
    if (closing.signal.aborted || abort.signal.aborted || haltFor(error)) return;
    if (!isAboutFile(error)) log.error('library.file_not_imported', error);
    transact((db) => {
      const now = store.itemById(db, item.id);
      if (now?.state === 'waiting') store.fail(db, item.number, failureOfFile(error));
    });
  };

  const take = async ({ id, number }: store.ImportItem): Promise<void> => {
    const taken: Current = { id, number, abort: new AbortController(), phase: 'reading', progress: null };
    const item = begin(id);
    if (item === null) return tell();
    begunHere.add(number);
    current = taken;
    tell();
    try {
      await importOne(item, taken);
    } catch (error) {
      settle(item, error, taken);
    } finally {
      current = null;
      if (!taken.abort.signal.aborted) begunHere.delete(number);
      tell();
    }
  };

  const nextFile = (): store.ImportItem | null =>
    closing.signal.aborted || halt !== null || store.isPaused(read) ? null : store.nextWaiting(read);

  const work = async (): Promise<void> => {
    // Whoever asked for it is answered first.
    await nextTurn();
    const listedSince = new Date(clock.now().getTime() - listedMs).toISOString();
    if (!closing.signal.aborted) transact((db) => store.clearEndedBefore(db, listedSince));
    await keptFiles.sweep(closing.signal);
    for (let next = nextFile(); next !== null; next = nextFile()) {
      await take(next);
      await keptFiles.sweep(closing.signal);
    }
    // What was taken out of files, or left with them. It takes the whole store: once, when nothing is to be done.
    if (!closing.signal.aborted) purge.settle();
  };

  /** There may be something to do. */
  const nudge = (): void => {
    wanted = true;
    if (running || closing.signal.aborted) return;
    running = true;
    wanted = false;
    work()
      .catch((error: unknown) => {
        if (closing.signal.aborted || haltFor(error)) return;
        log.error('library.queue_stopped', error);
        halt = 'store';
        tell();
      })
      .finally(() => {
        running = false;
        if (wanted) nudge();
      });
  };
  const goOn = (): void => {
    if (halt !== null) {
      halt = null;
      tell();
    }
    nudge();
  };
  const stopLooking = clock.every(lookEveryMs, () => {
    if (halt !== null && disk.writability().state === 'ok') goOn();
  });

  return {
    nudge: goOn,
    startedAt,
    /** The file that is under way stops where it is, and starts from its beginning when its turn comes again. */
    interrupt: (ids: ReadonlySet<string> | 'any'): void => {
      if (current !== null && (ids === 'any' || ids.has(current.id))) current.abort.abort();
    },
    state: () => ({
      halt,
      current: current === null ? null : { id: current.id, phase: current.phase, progress: current.progress },
    }),
    close: (): void => {
      stopLooking();
      const interrupted = current;
      closing.abort();
      if (interrupted === null) return;
      try {
        // It was the program that ended, and in order.
        transact((db) => store.noteAttempts(db, interrupted.number, 0));
      } catch (error) {
        log.error('library.attempt_kept', error);
      }
    },
  };
}
export type QueueRunner = ReturnType<typeof createQueueRunner>;
