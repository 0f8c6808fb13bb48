import type { Ports, WorkerJob } from '../ports.ts';
import { answeredValue, type Answered } from '../backup/fault-answers.ts';
import { wipe } from './key-record.ts';
import { StoreFault, storeFaultIn, type DamageLatch } from './store-fault.ts';

/** The first complaint about the pages of a database that is in use; `null` when all are sound. */
export const checkPages: WorkerJob<
  { readonly file: string; readonly key: Uint8Array },
  Answered<string | null>
> = {
  worker: 'check-pages',
  deadlineMs: 3_600_000,
};

export type PageCheck = {
  /** When all pages were last found sound; `null`: not yet since the store was opened. */
  checkedAt(): Date | null;
  /** Looks at every page in a thread. Damage is noted, and nothing is written from then on. Never rejects. */
  run(): Promise<void>;
  /** The same for what may only be done to sound files: rejects with StoreFault, or where they could not be looked at. */
  demand(): Promise<void>;
  /** Resolves when nothing is looked at any more. */
  end(): Promise<void>;
};

export function createPageCheck(
  { clock, log, workers }: Pick<Ports, 'clock' | 'log' | 'workers'>,
  o: {
    readonly file: string;
    readonly key: Uint8Array;
    readonly damage: DamageLatch;
    /** The opening looked at every page. */
    readonly isChecked: boolean;
  },
): PageCheck {
  let checkedAt = o.isChecked ? clock.now() : null;
  let underWay: Promise<void> | null = null;
  let notLooked: unknown = null;
  const ending = new AbortController();
  const look = async (): Promise<void> => {
    const key = Uint8Array.from(o.key);
    notLooked = null;
    try {
      const finding = answeredValue(await workers.run(checkPages, { file: o.file, key }, ending.signal));
      if (finding === null) checkedAt = clock.now();
      else o.damage.note(new StoreFault('corrupt', 'PAGE_CHECK'));
    } catch (error) {
      const fault = storeFaultIn(error);
      notLooked = error;
      if (fault !== null) o.damage.note(fault);
      if (!ending.signal.aborted) log.error('store.pagesNotChecked', error);
    } finally {
      wipe(key);
      underWay = null;
    }
  };
  const run = (): Promise<void> => (ending.signal.aborted ? Promise.resolve() : (underWay ??= look()));
  return {
    checkedAt: () => checkedAt,
    run,
    demand: async () => {
      ending.signal.throwIfAborted();
      await run();
      if (o.damage.met !== null) throw o.damage.met;
      if (notLooked !== null) throw notLooked;
    },
    end: async () => {
      ending.abort();
      await underWay;
    },
  };
}
