import type { Clock, Log } from '#main/platform/ports.ts';

/** How a job fared since the store opened. Times are ISO 8601; `null`: that has not happened. */
export type JobReport = {
  readonly name: string;
  readonly everyMs: number;
  readonly lastRunAt: string | null;
  readonly lastFailedAt: string | null;
  readonly failures: number;
  /** Its last run failed. */
  readonly isFailing: boolean;
};

type Held = { -readonly [K in keyof JobReport]: JobReport[K] };

/** Work that runs by itself while the store is open. A job that fails is logged and tried again at its next turn. */
export function createJobs({ clock, log }: { clock: Pick<Clock, 'every' | 'now'>; log: Log }) {
  const stops: (() => void)[] = [];
  const ending = new AbortController();
  const running = new Set<string>();
  const held = new Map<string, Held>();
  return {
    /**
     * `name` appears in the log. A job never overlaps itself. The signal says that the store is about to close: long work
     * then rejects with its reason, which is no failure.
     */
    every(name: string, ms: number, work: (signal: AbortSignal) => void | Promise<void>): void {
      const job: Held = {
        name,
        everyMs: ms,
        lastRunAt: null,
        lastFailedAt: null,
        failures: 0,
        isFailing: false,
      };
      held.set(name, job);
      const failed = (error: unknown): void => {
        if (ending.signal.aborted && error === ending.signal.reason) return;
        log.error('job.failed', error, { job: name });
        job.lastFailedAt = clock.now().toISOString();
        job.failures += 1;
        job.isFailing = true;
      };
      const went = (): void => void (job.isFailing = false);
      const turn = (): void => {
        if (running.has(name)) return;
        job.lastRunAt = clock.now().toISOString();
        try {
          const waiting = work(ending.signal);
          if (waiting === undefined) return went();
          running.add(name);
          void waiting.then(went, failed).finally(() => running.delete(name));
        } catch (error) {
          failed(error);
        }
      };
      stops.push(clock.every(ms, turn));
    },
    /** Every job, in the order in which they were begun. */
    report: (): JobReport[] => [...held.values()].map((job) => ({ ...job })),
    stop(): void {
      for (const stop of stops.splice(0)) stop();
      ending.abort();
    },
  };
}
export type Jobs = ReturnType<typeof createJobs>;
