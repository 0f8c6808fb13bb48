import { serveWorker } from '#main/platform/workers/serve-worker.ts';

/** What the tests of the pool ask of a thread. */
export type Order =
  | { readonly do: 'echo'; readonly value: unknown }
  | { readonly do: 'bytes'; readonly length: number }
  | { readonly do: 'thread' }
  | { readonly do: 'environment' }
  | { readonly do: 'throw' }
  | { readonly do: 'answer-a-function' }
  | { readonly do: 'exit' }
  | { readonly do: 'throw-later' }
  | { readonly do: 'spin'; readonly started: SharedArrayBuffer }
  | { readonly do: 'devour' };

let calls = 0;

const spin = (started: SharedArrayBuffer): never => {
  Atomics.store(new Int32Array(started), 0, 1);
  Atomics.notify(new Int32Array(started), 0);
  for (;;);
};

const devour = (): never => {
  const eaten: string[][] = [];
  for (;;) eaten.push(Array.from({ length: 10_000 }, (_, index) => `crumb ${index} of ${eaten.length}`));
};

serveWorker(async (order: Order, setting) => {
  calls += 1;
  switch (order.do) {
    case 'echo':
      return order.value;
    case 'bytes':
      return new Uint8Array(order.length).fill(7);
    case 'thread':
      return { calls, ...setting };
    case 'environment':
      return Object.keys(process.env).length;
    case 'answer-a-function':
      return () => 'cannot be cloned';
    case 'exit':
      return process.exit(3);
    case 'throw-later':
      setImmediate(() => {
        throw new Error('nobody waits for this');
      });
      return new Promise(() => {});
    case 'spin':
      return spin(order.started);
    case 'devour':
      return devour();
    case 'throw':
    default:
      throw new RangeError('too much was asked');
  }
});
