import type { Clock, Log } from '#main/platform/ports.ts';

/** Work that runs by itself while the store is open. A job that fails is logged and tried again at its next turn. */
export function createJobs({ clock, log }: { clock: Pick<Clock, 'every'>; log: Log }) {
  const stops: (() => void)[] = [];
  const running = new Set<string>();
  return {
    /** `name` appears in the log. A job never overlaps itself. */
    every(name: string, ms: number, work: () => void | Promise<void>): void {
      const failed = (error: unknown): void => log.error('job.failed', error, { job: name });
      const turn = (): void => {
        if (running.has(name)) return;
        try {
          const waiting = work();
          if (waiting === undefined) return;
          running.add(name);
          void waiting.catch(failed).finally(() => running.delete(name));
        } catch (error) {
          failed(error);
        }
      };
      stops.push(clock.every(ms, turn));
    },
    stop(): void {
      for (const stop of stops.splice(0)) stop();
    },
  };
}
export type Jobs = ReturnType<typeof createJobs>;
