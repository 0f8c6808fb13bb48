import { parentPort, workerData } from 'node:worker_threads';

/** What every worker thread is told when it starts. */
export type WorkerSetting = { readonly resourcesDir: string };

export type WorkerRequest = { readonly id: number; readonly input: unknown };
export type WorkerReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: unknown };

/** Bytes are handed over instead of copied, unless they are a window on a larger buffer. */
const transferable = (value: unknown): ArrayBuffer[] =>
  value instanceof Uint8Array &&
  value.buffer instanceof ArrayBuffer &&
  value.byteLength === value.buffer.byteLength
    ? [value.buffer]
    : [];

/**
 * Makes this thread answer the calls of a worker pool: one reply for each request, in order of completion. Values pass
 * by structured clone.
 * @throws when not called in a worker thread
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names what the pool's caller sends
export const serveWorker = <In>(answer: (input: In, setting: WorkerSetting) => Promise<unknown>): void => {
  const port = parentPort;
  if (!port) throw new Error('serveWorker runs in a worker thread only.');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the pool starts this thread, with a setting
  const setting = workerData as WorkerSetting;
  const post = (reply: WorkerReply, transfer: ArrayBuffer[] = []): void => port.postMessage(reply, transfer);
  port.on('message', ({ id, input }: WorkerRequest) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two sides of one call, typed at `run`
    answer(input as In, setting)
      .then((value) => post({ id, ok: true, value }, transferable(value)))
      .catch((error: unknown) => {
        // An error may hold what cannot be cloned; its text always can.
        post({
          id,
          ok: false,
          error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
        });
      });
  });
};
