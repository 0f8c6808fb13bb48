import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerJob } from '#main/platform/ports.ts';

/** What every worker thread is told when it starts. */
export type WorkerSetting = { readonly resourcesDir: string };

/** A call begins with its input, goes on part by part as each is asked for, and is given up by `stop`. */
export type WorkerRequest =
  | { readonly id: number; readonly kind: 'begin'; readonly input: unknown }
  | { readonly id: number; readonly kind: 'next' | 'stop' };
export type WorkerReply =
  | { readonly id: number; readonly kind: 'part' | 'answer'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly error: unknown };

/** What a thread does for one call: one answer, or parts before it, each made only when it is asked for. */
type Work<Out, Part> = Promise<Out> | Iterator<Part, Out, undefined> | AsyncIterator<Part, Out, undefined>;

/** Bytes are handed over instead of copied, unless they are a window on a larger buffer. */
const transferable = (value: unknown): ArrayBuffer[] =>
  value instanceof Uint8Array &&
  value.buffer instanceof ArrayBuffer &&
  value.byteLength === value.buffer.byteLength
    ? [value.buffer]
    : [];

/**
 * Makes this thread answer the calls of a worker pool, which sends the next one only when the last has ended. Values
 * pass by structured clone.
 * @throws when not called in a worker thread
 */
export const serveWorker = <In, Out, Part>(
  _job: WorkerJob<In, Out, Part>,
  work: (input: In, setting: WorkerSetting) => Work<Out, Part>,
): void => {
  const port = parentPort;
  if (!port) throw new Error('serveWorker runs in a worker thread only.');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the pool starts this thread, with a setting
  const setting = workerData as WorkerSetting;
  let parts: Exclude<Work<Out, Part>, Promise<Out>> | null = null;

  const advance = async (
    request: WorkerRequest,
  ): Promise<Exclude<WorkerReply, { kind: 'failed' }> | null> => {
    const { id } = request;
    if (request.kind === 'stop') {
      await parts?.return?.();
      parts = null;
      return null;
    }
    if (request.kind === 'begin') {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two sides of one job, typed by its name
      const begun = work(request.input as In, setting);
      if (begun instanceof Promise) return { id, kind: 'answer', value: await begun };
      parts = begun;
    }
    const step = await parts?.next();
    if (step === undefined) throw new Error('Nothing is under way.');
    return { id, kind: step.done === true ? 'answer' : 'part', value: step.value };
  };

  port.on('message', (request: WorkerRequest) => {
    advance(request)
      .then((reply) => {
        if (reply === null) return;
        port.postMessage(reply, transferable(reply.value));
      })
      .catch((error: unknown) => {
        // An error may hold what cannot be cloned; its text always can.
        const text = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
        port.postMessage({ id: request.id, kind: 'failed', error: text } satisfies WorkerReply);
      });
  });
};
