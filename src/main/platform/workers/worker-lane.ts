import { Worker } from 'node:worker_threads';
import type { Clock } from '#main/platform/ports.ts';
import type { WorkerReply, WorkerRequest, WorkerSetting } from './serve-worker.ts';
import { watchGrowth } from './watch-growth.ts';
import { WorkerError, type WorkerFault } from './worker-error.ts';

export type LaneOptions = WorkerSetting & {
  /** Where the code of a worker lies: TypeScript under Node, a bundle in the packed app. */
  readonly fileOf: (worker: string) => URL;
  readonly clock: Clock;
  /** How long one call may take to its answer, or to its next part. */
  readonly deadlineMs: number;
  /** How long a thread without work is kept warm. */
  readonly idleMs: number;
  /** Largest heap of a thread, in MB. */
  readonly memoryMb: number;
  /** How many calls of one worker may wait behind the one that runs. */
  readonly maxWaiting: number;
};

/** `done`: the answer, after which nothing comes. */
export type Step = { readonly done: boolean; readonly value: unknown };

type Asked = { readonly resolve: (step: Step) => void; readonly reject: (error: WorkerError) => void };

/** A call on its way. `asked` is who waits for its next step; `ended` once there will be none. */
type Call = {
  readonly id: number;
  readonly input: unknown;
  readonly deadlineMs: number;
  readonly growthMb: number | undefined;
  readonly ownThread: boolean;
  asked: Asked | null;
  ended: WorkerError | 'answered' | 'given up' | null;
};

type CallOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly deadlineMs?: number | undefined;
  readonly growthMb?: number | undefined;
  readonly ownThread?: true | undefined;
};

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** How long a call that is over waits for its thread to end. */
const endingMs = 10_000;

/** One thread that takes one call at a time; started when first needed, and anew after it ended. */
export const createWorkerLane = (name: string, options: LaneOptions) => {
  const { clock } = options;
  const waiting: Call[] = [];
  let running: Call | undefined;
  let thread: Worker | undefined;
  let ids = 0;
  let stopTimer = (): void => {};
  let stopWatch = (): void => {};
  /** Resolves when every thread that was ended is gone. */
  let ending: Promise<unknown> = Promise.resolve();

  /** Replaces the one timer of this lane: either a step runs against its deadline, or the thread idles. */
  const setTimer = (ms: number, task: () => void): void => {
    stopTimer();
    const stop = clock.every(ms, () => {
      stop();
      task();
    });
    stopTimer = stop;
  };

  /** A thread that is within the system, as SQLite is while it copies, ends when that returns, and writes until then. */
  const endThread = (): Promise<unknown> => {
    const ended = thread;
    thread = undefined;
    stopTimer();
    stopWatch();
    if (ended !== undefined) ending = Promise.all([ending, ended.terminate()]);
    return ending;
  };

  /** Ends the running call as `ended`, and lets the next one begin. */
  const settle = (ended: NonNullable<Call['ended']>): Asked | null => {
    const call = running;
    running = undefined;
    stopTimer();
    stopWatch();
    if (call !== undefined) call.ended = ended;
    if (call?.ownThread === true) void endThread();
    next();
    return call?.asked ?? null;
  };

  const fail = (fault: WorkerFault, cause?: unknown): void => {
    const error = new WorkerError(name, fault, cause);
    settle(error)?.reject(error);
  };

  /**
   * Ends the thread under the running call, which gets `fault` once nothing of it runs any more, so that its files can be
   * cleared away; or after some seconds, should the system never return. The next call gets a new thread.
   */
  const abandon = (fault: WorkerFault, cause?: unknown): void => {
    const call = running;
    const tell = (): void => {
      if (running === call) fail(fault, cause);
    };
    void endThread().then(tell);
    if (call !== undefined) setTimer(endingMs, tell);
  };

  const hear = (reply: WorkerReply): void => {
    const call = running;
    if (call === undefined || reply.id !== call.id) return;
    if (reply.kind === 'failed') return fail('failed', reply.error);
    if (reply.kind === 'answer') return settle('answered')?.resolve({ done: true, value: reply.value });
    // Until the next part is asked for, the time is the caller's and not the thread's.
    stopTimer();
    const { asked } = call;
    call.asked = null;
    return asked?.resolve({ done: false, value: reply.value });
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
    // A thread that was ended on purpose is no longer `thread`; what it still says is told to nobody, nor is its end.
    started.on('message', (reply: WorkerReply) => {
      if (thread === started) hear(reply);
    });
    started.on('error', (error) => {
      if (thread === started) abandon(isOutOfMemory(error) ? 'memory' : 'crashed', error);
    });
    started.on('exit', (code) => {
      if (thread === started) abandon('crashed', new Error(`The thread ended with code ${code}.`));
    });
    return started;
  };

  const send = (request: WorkerRequest): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    thread?.postMessage(request);
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
    running = call;
    setTimer(call.deadlineMs, () => abandon('deadline'));
    if (call.growthMb !== undefined) stopWatch = watchGrowth(clock, call.growthMb, () => abandon('memory'));
    try {
      thread ??= start();
    } catch (error) {
      return abandon('crashed', error);
    }
    thread.ref();
    try {
      send({ id: call.id, kind: 'begin', input: call.input });
    } catch (error) {
      // The input cannot be cloned.
      fail('failed', error);
    }
  }

  /**
   * A call that is queued with its first step. `step` asks for the first or the next one, one at a time, and rejects
   * with a `WorkerError`; `giveUp` lets the thread go on to the next call where nobody wants the rest.
   */
  const open = (input: unknown, { signal, ownThread, ...more }: CallOptions) => {
    ids += 1;
    const { deadlineMs = options.deadlineMs, growthMb } = more;
    const call: Call = {
      id: ids,
      input,
      deadlineMs,
      growthMb,
      ownThread: ownThread === true,
      asked: null,
      ended: null,
    };
    const cancel = (): void => {
      if (call === running) return abandon('cancelled', signal?.reason);
      const place = waiting.indexOf(call);
      if (place !== -1) waiting.splice(place, 1);
      call.ended ??= new WorkerError(name, 'cancelled', signal?.reason);
      if (call.ended instanceof WorkerError) call.asked?.reject(call.ended);
    };
    const refuse = (fault: WorkerFault): void => void (call.ended = new WorkerError(name, fault));
    if (signal?.aborted) refuse('cancelled');
    else signal?.addEventListener('abort', cancel, { once: true });

    let queued = false;
    const step = (): Promise<Step> =>
      new Promise((resolve, reject) => {
        if (!queued && waiting.length >= options.maxWaiting) refuse('busy');
        if (call.ended instanceof WorkerError) return reject(call.ended);
        call.asked = { resolve, reject };
        if (queued) {
          setTimer(call.deadlineMs, () => abandon('deadline'));
          return send({ id: call.id, kind: 'next' });
        }
        queued = true;
        waiting.push(call);
        return next();
      });
    const giveUp = (): void => {
      signal?.removeEventListener('abort', cancel);
      if (call !== running) return;
      send({ id: call.id, kind: 'stop' });
      settle('given up');
    };
    return { step, giveUp };
  };

  const close = async (): Promise<void> => {
    for (const call of waiting.splice(0)) {
      call.ended = new WorkerError(name, 'closed');
      call.asked?.reject(call.ended);
    }
    abandon('closed');
    await ending;
  };

  return { open, close };
};
export type WorkerLane = ReturnType<typeof createWorkerLane>;
