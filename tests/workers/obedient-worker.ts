import { serveWorker, type WorkerSetting } from '#main/platform/workers/serve-worker.ts';
import { obey, type Order } from './orders.ts';

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

/** Holds bytes, which lie outside of the heap, and works on without an end. */
const hoard = (mb: number, started: SharedArrayBuffer): number => {
  const held = Array.from({ length: mb }, () => new Uint8Array(2 ** 20).fill(1));
  spin(started);
  return held.length;
};

function* countTo(to: number, ending?: 'throw' | 'exit'): Generator<number, string, undefined> {
  for (let number = 1; number <= to; number += 1) yield number;
  if (ending === 'exit') process.exit(3);
  if (ending === 'throw') throw new RangeError('too far');
  return `counted to ${to}`;
}

serveWorker<Order, unknown, unknown>(obey, (order, setting) => {
  calls += 1;
  return order.do === 'count' ? countTo(order.to, order.ending) : carryOut(order, setting);
});

async function carryOut(order: Exclude<Order, { do: 'count' }>, setting: WorkerSetting): Promise<unknown> {
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
    case 'hoard':
      return hoard(order.mb, order.started);
    case 'devour':
      return devour();
    case 'throw':
    default:
      throw new RangeError('too much was asked');
  }
}
