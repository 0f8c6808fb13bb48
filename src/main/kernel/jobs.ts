import type { Clock, Log } from '#main/platform/ports.ts';

/** Work that runs by itself while the store is open. A job that fails is logged and tried again at its next turn. */
export function createJobs({ clock, log }: { clock: Pick<Clock, 'every'>; log: Log }) {
  const stops: (() => void)[] = [];
  const running = new Set<string>();
  return {
    /** `name` appears in the log. A job never overlaps itself. */
    every(name: string, ms: number, work: () => void | Promise<void>): void {
      const turn = async (): Promise<void> => {
        if (running.has(name)) return;
        running.add(name);
        try {
          await work();
        } catch (error) {
          log.error('job.failed', error, { job: name });
        } finally {
          running.delete(name);
        }
      };
      stops.push(clock.every(ms, () => void turn()));
    },
    stop(): void {
      for (const stop of stops.splice(0)) stop();
    },
  };
}
export type Jobs = ReturnType<typeof createJobs>;
