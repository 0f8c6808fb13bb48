import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '#main/platform/db/store.ts';
import type { Log } from '#main/platform/ports.ts';
import * as store from './store.ts';

type Needs = {
  readonly log: Log;
  readonly store: Pick<Store, 'transact'>;
  readonly signal: AbortSignal;
};

/** It changes nothing of what anybody reads. */
const unseen = { headMayLag: true } as const;
/** Pages merged in one transaction: a few milliseconds. */
const pagesAtOnce = 12;
/** Every transaction leaves a segment, and at 128 FTS5 would merge all of them at once (`crisismerge`, 0010). */
const mostSegments = 400;

/**
 * Merges what transactions add to the full-text index, in helpings between turns of the event loop: in the background once
 * nothing more comes, because what is not merged yet is found too, and on the way where too much of it lies about.
 */
export function createIndexMerger({ log, store: { transact }, signal }: Needs) {
  let segments = 0;
  let merging: Promise<void> | null = null;

  const untilDone = async (pages: number): Promise<void> => {
    while (!signal.aborted && transact((db) => store.mergeIndex(db, pages), unseen)) await nextTurn();
  };
  const merge = async (): Promise<void> => {
    segments = 0;
    await nextTurn();
    await untilDone(pagesAtOnce);
  };

  return {
    /** After each transaction that adds to the index. */
    added: async (): Promise<void> => {
      segments += 1;
      if (segments < mostSegments) return;
      await merging;
      await merge();
    },
    /** Nothing more comes for now. A failure is logged; the next merging makes up for it. */
    settle: (): void => {
      merging ??= merge()
        .catch((error: unknown) => {
          if (!signal.aborted) log.error('library.index_not_merged', error);
        })
        .finally(() => {
          merging = null;
        });
    },
    /** Until no deleted word is left in the index. */
    purge: (): Promise<void> => untilDone(-pagesAtOnce),
  };
}
