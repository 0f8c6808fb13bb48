import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditRecorder } from '#main/kernel/audit/recorder.ts';
import type { Store, Writer } from '#main/platform/db/store.ts';
import type { Clock, Log } from '#main/platform/ports.ts';
import { forgetQuotes } from '../golden/store.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import type { Staging } from '../stage-document.ts';
import { mergeIndex } from '../store.ts';
import { dueSince } from './bin-time.ts';
import * as store from './store.ts';

type Needs = {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly store: Store;
  readonly recordAudit: AuditRecorder;
  readonly staging: Pick<Staging, 'sweep' | 'closing'>;
  readonly retrieval: Pick<Retrieval, 'remove' | 'forget'>;
  /** What other features remember of documents by their names. */
  readonly forgetNames: (db: Writer, documentIds: readonly string[]) => void;
};

/** Pages of the full-text index that are merged in one turn: under 8 ms. */
const pagesAtOnce = 12;

/**
 * Deletes documents for good. From its transaction on nobody sees any of it, and a note says that it is owed; then what is
 * left goes in helpings: rows, words of the full-text index, what search learned, terms that no passage has any more, and
 * at last the pages of the files (0140). The note goes with the last step, so that what a crash or a full disk cut off is
 * taken up again at the next start.
 */
export function createPurging({ store: stored, ...needs }: Needs) {
  const { clock, log, recordAudit, staging, retrieval, forgetNames } = needs;
  const { read, purge } = stored;
  const transact = <T>(work: (db: Writer) => T): T => stored.transact(work);
  const { closing } = staging;

  /** A document goes with all that stands behind it: earlier versions hold the same words. */
  const begin = (db: Writer, documentId: string): void => {
    const life = store.lifeOf(db, documentId);
    if (life === null) return;
    const ids = life.supersededBy === null ? store.familyIds(db, life.family) : [documentId];
    store.markPurged(db, ids);
    forgetNames(db, ids);
    forgetQuotes(db, ids);
  };

  const work = async (): Promise<void> => {
    for (let owed = store.purgesOwed(read); owed.length > 0; owed = store.purgesOwed(read)) {
      retrieval.remove(owed);
      await staging.sweep();
      if (closing.aborted) return;
      if (store.areStored(read, owed)) throw new Error('A document that was deleted is still there.');
      while (!closing.aborted && transact((db) => mergeIndex(db, -pagesAtOnce))) await nextTurn();
      await retrieval.forget();
      if (closing.aborted) return;
      transact((db) => {
        store.forgetPurges(db, owed);
        purge.owe(db);
      });
      purge.settle();
    }
  };
  let working: Promise<void> | null = null;
  let isAskedAgain = false;

  /** Carries out what is owed. Never rejects: what fails is logged, and tried again at the next turn of the job. */
  const settle = (): void => {
    isAskedAgain = working !== null;
    working ??= work()
      .catch((error: unknown) => {
        if (!closing.aborted) log.error('library.purge_owed', error);
      })
      .finally(() => {
        working = null;
        if (isAskedAgain && !closing.aborted) settle();
      });
  };

  return {
    begin,
    settle,
    /** What has lain in the bin for its time goes. */
    emptyBin: (): void => {
      for (const id of store.dueInBin(read, dueSince(clock.now()))) {
        transact((db) => {
          begin(db, id);
          recordAudit(db, stored, {
            at: clock.now(),
            action: 'content.purged',
            actorId: null,
            subjectId: id,
            subjectType: 'document',
            outcome: 'done',
            details: { after: 'bin' },
          });
        });
      }
      settle();
    },
  };
}
export type Purging = ReturnType<typeof createPurging>;
