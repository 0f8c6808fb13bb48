import { Worker } from 'node:worker_threads';
import type { Clock, WorkerJobs, WorkerPool } from '#main/platform/ports.ts';
import { systemClock } from '#main/platform/system/system-clock.ts';
import type { WorkerReply, WorkerRequest, WorkerSetting } from './serve-worker.ts';
import { WorkerError, type WorkerFault } from './worker-error.ts';

type WorkerName = keyof WorkerJobs;

export type WorkerPoolOptions = WorkerSetting & {
  /** Where the code of a worker lies: TypeScript under Node, a bundle in the packed app. */
  readonly fileOf: (worker: WorkerName) => URL;
  /** The machine's unless said. */
  readonly clock?: Clock;
  /** How long one call may run. */
  readonly deadlineMs?: number;
  /** How long a thread without work is kept warm. */
  readonly idleMs?: number;
  /** Largest heap of a thread, in MB. */
  readonly memoryMb?: number;
  /** How many calls of one worker may wait behind the one that runs. */
  readonly maxWaiting?: number;
};

type Call = {
  readonly input: unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: WorkerError) => void;
};

const defaults = { clock: systemClock, deadlineMs: 60_000, idleMs: 60_000, memoryMb: 512, maxWaiting: 32 };

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** One thread that takes one call at a time; started when first needed, and anew after it ended. */
const createLane = (name: WorkerName, options: Required<WorkerPoolOptions>) => {
  const { clock } = options;
  const waiting: Call[] = [];
  let running: (Call & { readonly id: number }) | undefined;
  let thread: Worker | undefined;
  let ids = 0;
  let stopTimer = (): void => {};

  /** Replaces the one timer of this lane: either a call runs against its deadline, or the thread idles. */
  const setTimer = (ms: number, task: () => void): void => {
    stopTimer();
    const stop = clock.every(ms, () => {
      stop();
      task();
    });
    stopTimer = stop;
  };

  const endThread = (): Promise<unknown> => {
    const ended = thread;
    thread = undefined;
    stopTimer();
    return ended?.terminate() ?? Promise.resolve();
  };

  const settle = (finish: (call: Call) => void): void => {
    const call = running;
    running = undefined;
    stopTimer();
    if (call) finish(call);
    next();
  };

  const fail = (fault: WorkerFault, cause?: unknown): void =>
    settle((call) => call.reject(new WorkerError(name, fault, cause)));

  /** Ends the thread under the running call, which gets `fault`; the next call gets a new thread. */
  const abandon = (fault: WorkerFault, cause?: unknown): void => {
    void endThread();
    fail(fault, cause);
  };

  const start = (): Worker => {
    const { resourcesDir, memoryMb } = options;
    // Threads get no environment, and their output stays away from the streams that a host speaks its protocol on.
    const started = new Worker(options.fileOf(name), {
      name,
      workerData: { resourcesDir } satisfies WorkerSetting,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    started.stdout.resume();
    started.stderr.resume();
    started.on('message', (reply: WorkerReply) => {
      if (reply.id !== running?.id) return;
      if (reply.ok) settle((call) => call.resolve(reply.value));
      else fail('failed', reply.error);
    });
    // A thread that was ended on purpose is no longer `thread`, and reports its end to nobody.
    started.on('error', (error) => {
      if (thread === started) abandon(isOutOfMemory(error) ? 'memory' : 'crashed', error);
    });
    started.on('exit', (code) => {
      if (thread === started) abandon('crashed', new Error(`The thread ended with code ${code}.`));
    });
    return started;
  };

  function next(): void {
    if (running) return;
    const call = waiting.shift();
    if (!call) {
      if (thread) {
        thread.unref();
        setTimer(options.idleMs, () => void endThread());
      }
      return;
    }
    ids += 1;
    running = { ...call, id: ids };
    setTimer(options.deadlineMs, () => abandon('deadline'));
    try {
      thread ??= start();
      thread.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      thread.postMessage({ id: ids, input: call.input } satisfies WorkerRequest);
    } catch (error) {
      // The input cannot be cloned, or the thread cannot start.
      fail('failed', error);
    }
  }

  const run = (input: unknown, signal?: AbortSignal): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new WorkerError(name, 'cancelled', signal.reason));
      if (waiting.length >= options.maxWaiting) return reject(new WorkerError(name, 'busy'));
      const cancel = (): void => {
        const place = waiting.indexOf(call);
        if (place === -1) return abandon('cancelled', signal?.reason);
        waiting.splice(place, 1);
        call.reject(new WorkerError(name, 'cancelled', signal?.reason));
      };
      const call: Call = {
        input,
        resolve: (value) => {
          signal?.removeEventListener('abort', cancel);
          resolve(value);
        },
        reject: (error) => {
          signal?.removeEventListener('abort', cancel);
          reject(error);
        },
      };
      signal?.addEventListener('abort', cancel, { once: true });
      waiting.push(call);
      next();
    });

  const close = async (): Promise<void> => {
    for (const call of waiting.splice(0)) call.reject(new WorkerError(name, 'closed'));
    const ended = endThread();
    fail('closed');
    await ended;
  };

  return { run, close };
};

/**
 * Runs workers in threads of their own: one thread for each worker, kept warm between calls. `run` rejects with a
 * `WorkerError`; whatever happened to a call, the next one works.
 */
export const createWorkerPool = (options: WorkerPoolOptions): WorkerPool => {
  const lanes = new Map<WorkerName, ReturnType<typeof createLane>>();
  let closed = false;
  const laneOf = (name: WorkerName) => {
    const known = lanes.get(name);
    if (known) return known;
    const lane = createLane(name, { ...defaults, ...options });
    lanes.set(name, lane);
    return lane;
  };
  return {
    run: async (name, input, signal) => {
      if (closed) throw new WorkerError(name, 'closed');
      const answer: unknown = await laneOf(name).run(input, signal);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a worker answers what `WorkerJobs` says of it
      return answer as WorkerJobs[typeof name]['output'];
    },
    close: async () => {
      closed = true;
      await Promise.all(Array.from(lanes.values(), (lane) => lane.close()));
    },
  };
};
