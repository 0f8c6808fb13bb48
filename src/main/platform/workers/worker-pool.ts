import type { WorkerPool } from '#main/platform/ports.ts';
import { systemClock } from '#main/platform/system/system-clock.ts';
import { WorkerError } from './worker-error.ts';
import { createWorkerLane, type LaneOptions, type WorkerLane } from './worker-lane.ts';

/** The clock is the machine's unless said. */
export type WorkerPoolOptions = Pick<LaneOptions, 'fileOf' | 'resourcesDir'> & Partial<LaneOptions>;

const defaults = { clock: systemClock, deadlineMs: 60_000, idleMs: 60_000, memoryMb: 512, maxWaiting: 32 };

/**
 * Runs workers in threads of their own: one thread for each worker, kept warm between calls. `run` and `parts` reject
 * with a `WorkerError`; whatever happened to a call, the next one works.
 */
export const createWorkerPool = (options: WorkerPoolOptions): WorkerPool => {
  const lanes = new Map<string, WorkerLane>();
  let closed = false;
  const laneOf = (name: string): WorkerLane => {
    if (closed) throw new WorkerError(name, 'closed');
    const known = lanes.get(name);
    if (known) return known;
    const lane = createWorkerLane(name, { ...defaults, ...options });
    lanes.set(name, lane);
    return lane;
  };
  return {
    async run({ worker, types: _types, ...how }, input, signal) {
      const call = laneOf(worker).open(input, { signal, ...how });
      try {
        const { value } = await call.step();
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `serveWorker` is typed by the same job
        return value as never;
      } finally {
        call.giveUp();
      }
    },
    async *parts({ worker, types: _types, ...how }, input, signal) {
      const call = laneOf(worker).open(input, { signal, ...how });
      try {
        while (true) {
          const { done, value } = await call.step();
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `serveWorker` is typed by the same job
          if (done) return value as never;
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `serveWorker` is typed by the same job
          yield value as never;
        }
      } finally {
        call.giveUp();
      }
    },
    close: async () => {
      closed = true;
      await Promise.all(Array.from(lanes.values(), (lane) => lane.close()));
    },
  };
};
