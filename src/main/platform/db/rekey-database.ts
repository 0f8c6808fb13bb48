import type { WorkerJob } from '../ports.ts';
import type { Answered } from '../backup/fault-answers.ts';
import { openConnection } from './connection.ts';
import { firstDamage } from './first-damage.ts';
import { foldLog } from './fold-log.ts';
import { rewriteFreePages } from './free-pages.ts';
import { wipe } from './key-record.ts';
import { StoreFault } from './store-fault.ts';

type RekeyOrder = {
  readonly file: string;
  /** 32 bytes each, wiped in the thread when its work is over. */
  readonly before: Uint8Array;
  readonly next: Uint8Array;
};

/** Gives a database that nobody has open its new key, in a thread of its own: it takes 40 ms a MB. */
export const rekeyDatabase: WorkerJob<RekeyOrder, Answered<null>> = {
  worker: 'rekey-database',
  deadlineMs: 3_600_000,
};

/**
 * The work of the thread: one transaction of the write-ahead log, so that whatever interrupts it, one of the two keys
 * opens the database (SECURITY, fact 5). Folds the log, so that no page is left under the key before, and looks at every
 * page. A free page that decayed keeps it from nothing (0203). Throws StoreFault and the driver's errors.
 */
export function giveNewKey({ file, before, next }: RekeyOrder): null {
  try {
    const connection = openConnection({ file, key: before, mode: 'write' });
    try {
      rewriteFreePages(connection);
      // Each of the two fits into the room that was asked for, both together may not.
      foldLog(connection);
      connection.rekey(next);
      foldLog(connection);
    } finally {
      connection.close();
    }
    const reopened = openConnection({ file, key: next, mode: 'read' });
    try {
      if (firstDamage(reopened) !== null) throw new StoreFault('corrupt', 'REKEYED_BADLY');
    } finally {
      reopened.close();
    }
    return null;
  } finally {
    wipe(before, next);
  }
}
