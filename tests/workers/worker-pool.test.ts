import { afterEach, expect, test } from 'vitest';
import type { WorkerPool } from '#main/platform/ports.ts';
import { threadFromSource } from '#main/platform/workers/thread-from-source.ts';
import { createWorkerPool, type WorkerPoolOptions } from '#main/platform/workers/worker-pool.ts';
import { WorkerError } from '#main/platform/workers/worker-error.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { count, obey, type Order } from './orders.ts';

const deadlineMs = 30_000;
const idleMs = 45_000;
const pools: WorkerPool[] = [];

const poolWith = (overrides: Partial<WorkerPoolOptions> = {}) => {
  const clock = createFakeClock();
  const pool = createWorkerPool({
    fileOf: () => threadFromSource('./obedient-worker.ts', import.meta.url),
    resourcesDir: '/resources',
    clock,
    deadlineMs,
    idleMs,
    ...overrides,
  });
  pools.push(pool);
  const ask = (order: Order, signal?: AbortSignal): Promise<unknown> => pool.run(obey, order, signal);
  const countTo = (to: number, ending?: 'throw' | 'exit', signal?: AbortSignal) =>
    pool.parts(count, { do: 'count', to, ...(ending !== undefined && { ending }) }, signal);
  return { pool, ask, countTo, clock };
};

/** Why a call was refused; anything but a `WorkerError` comes back as it is. */
const faultOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'answered',
    (error: unknown) => (error instanceof WorkerError ? error.fault : error),
  );

/** Starts a call that never ends by itself, and waits until it runs. */
const startSpinning = async (ask: ReturnType<typeof poolWith>['ask'], signal?: AbortSignal) => {
  const started = new SharedArrayBuffer(4);
  const fault = faultOf(ask({ do: 'spin', started }, signal));
  await Atomics.waitAsync(new Int32Array(started), 0, 0).value;
  return { fault };
};

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

test('values go there and back by structured clone', async () => {
  const { ask } = poolWith();
  const value = { text: 'a\ud800', date: new Date(5), map: new Map([[1, new Set(['x'])]]), none: null };
  expect(await ask({ do: 'echo', value })).toEqual(value);
});

test('bytes come back as bytes', async () => {
  const { ask } = poolWith();
  expect(await ask({ do: 'bytes', length: 3 })).toEqual(new Uint8Array([7, 7, 7]));
});

test('the thread stays warm between calls and knows where the resources lie', async () => {
  const { ask } = poolWith();
  await ask({ do: 'thread' });
  expect(await ask({ do: 'thread' })).toEqual({ calls: 2, resourcesDir: '/resources' });
});

test('a thread that idles is ended, and the next call starts another', async () => {
  const { ask, clock } = poolWith();
  await ask({ do: 'thread' });
  clock.advance(idleMs - 1);
  expect(await ask({ do: 'thread' })).toMatchObject({ calls: 2 });
  clock.advance(idleMs);
  expect(await ask({ do: 'thread' })).toMatchObject({ calls: 1 });
});

test('a job whose calls have a thread of their own each leaves nothing of one to the next', async () => {
  const { pool } = poolWith();
  const alone = { ...obey, ownThread: true } as const;
  const answers = await Promise.all([1, 2].map(() => pool.run(alone, { do: 'thread' })));
  expect(answers).toEqual([
    { calls: 1, resourcesDir: '/resources' },
    { calls: 1, resourcesDir: '/resources' },
  ]);
});

test('calls are answered in the order in which they came', async () => {
  const { ask } = poolWith();
  const order: unknown[] = [];
  await Promise.all([1, 2, 3].map(async (value) => order.push(await ask({ do: 'echo', value }))));
  expect(order).toEqual([1, 2, 3]);
});

test('a call that holds more bytes than its job may is ended, and the one behind it still runs', async () => {
  const { pool, ask, clock } = poolWith();
  const hoarding = async (growthMb: number) => {
    const started = new SharedArrayBuffer(4);
    const fault = faultOf(pool.run({ ...obey, growthMb }, { do: 'hoard', mb: 150, started }));
    await Atomics.waitAsync(new Int32Array(started), 0, 0).value;
    return { fault };
  };
  const { fault } = await hoarding(100);
  clock.advance(200);
  expect(await fault).toBe('memory');
  expect(await ask({ do: 'echo', value: 'still here' })).toBe('still here');
  const { fault: other } = await hoarding(2000);
  clock.advance(deadlineMs);
  expect(await other).toBe('deadline');
});

test('a call past its deadline is ended, and the one behind it still runs', async () => {
  const { ask, clock } = poolWith();
  const { fault } = await startSpinning(ask);
  const behind = ask({ do: 'echo', value: 'still here' });
  clock.advance(deadlineMs);
  expect(await fault).toBe('deadline');
  expect(await behind).toBe('still here');
});

test('aborting ends the call that runs, and the next call works', async () => {
  const { ask } = poolWith();
  const aborter = new AbortController();
  const { fault } = await startSpinning(ask, aborter.signal);
  aborter.abort();
  expect(await fault).toBe('cancelled');
  expect(await ask({ do: 'thread' })).toMatchObject({ calls: 1 });
});

test('aborting a call that waits leaves the one that runs alone', async () => {
  const { ask } = poolWith();
  const aborter = new AbortController();
  const first = ask({ do: 'thread' });
  const fault = faultOf(ask({ do: 'thread' }, aborter.signal));
  const third = ask({ do: 'thread' });
  aborter.abort();
  expect(await fault).toBe('cancelled');
  expect(await first).toMatchObject({ calls: 1 });
  expect(await third).toMatchObject({ calls: 2 });
});

test('a call whose signal is already aborted never reaches the thread', async () => {
  const { ask } = poolWith();
  expect(await faultOf(ask({ do: 'thread' }, AbortSignal.abort()))).toBe('cancelled');
  expect(await ask({ do: 'thread' })).toMatchObject({ calls: 1 });
});

test('aborting after the answer does nothing to the thread', async () => {
  const { ask } = poolWith();
  const aborter = new AbortController();
  await ask({ do: 'thread' }, aborter.signal);
  aborter.abort();
  expect(await ask({ do: 'thread' })).toMatchObject({ calls: 2 });
});

test.each([
  { order: { do: 'throw' }, fault: 'failed', callsAfter: 2 },
  { order: { do: 'answer-a-function' }, fault: 'failed', callsAfter: 2 },
  { order: { do: 'exit' }, fault: 'crashed', callsAfter: 1 },
  { order: { do: 'throw-later' }, fault: 'crashed', callsAfter: 1 },
  { order: { do: 'devour' }, fault: 'memory', callsAfter: 1 },
] as const)('a worker told to $order.do is refused as $fault, and the next call works', async (row) => {
  const { ask } = poolWith({ memoryMb: 32 });
  expect(await faultOf(ask(row.order))).toBe(row.fault);
  expect(await ask({ do: 'thread' })).toMatchObject({ calls: row.callsAfter });
});

test('an input that cannot be cloned is refused, and the next call works', async () => {
  const { ask } = poolWith();
  expect(await faultOf(ask({ do: 'echo', value: () => 1 }))).toBe('failed');
  expect(await ask({ do: 'echo', value: 1 })).toBe(1);
});

test('a worker whose file is missing is refused as crashed', async () => {
  const { ask } = poolWith({ fileOf: () => threadFromSource('./no-such-worker.ts', import.meta.url) });
  expect(await faultOf(ask({ do: 'thread' }))).toBe('crashed');
});

test('more calls than may wait are refused as busy', async () => {
  const { ask } = poolWith({ maxWaiting: 1 });
  const first = ask({ do: 'echo', value: 1 });
  const second = ask({ do: 'echo', value: 2 });
  expect(await faultOf(ask({ do: 'echo', value: 3 }))).toBe('busy');
  expect(await Promise.all([first, second])).toEqual([1, 2]);
});

test('closing refuses what runs, what waits and what comes later', async () => {
  const { pool, ask } = poolWith();
  const { fault: running } = await startSpinning(ask);
  const waiting = faultOf(ask({ do: 'thread' }));
  await pool.close();
  expect(await running).toBe('closed');
  expect(await waiting).toBe('closed');
  expect(await faultOf(ask({ do: 'thread' }))).toBe('closed');
});

test('a thread sees no environment variable', async () => {
  const { ask } = poolWith();
  expect(await ask({ do: 'environment' })).toBe(0);
});

test('parts come one at a time, and the answer after them', async () => {
  const { countTo } = poolWith();
  const parts = countTo(2);
  expect(await parts.next()).toEqual({ done: false, value: 1 });
  expect(await parts.next()).toEqual({ done: false, value: 2 });
  expect(await parts.next()).toEqual({ done: true, value: 'counted to 2' });
});

test('while parts are taken the next call waits, and whoever leaves early lets it go on', async () => {
  const { countTo, ask } = poolWith();
  const order: string[] = [];
  const parts = countTo(1_000_000);
  await parts.next();
  const behind = ask({ do: 'thread' }).then((answer) => {
    order.push('behind');
    return answer;
  });
  await parts.next();
  order.push('second part');
  await parts.return('enough');
  expect(await behind).toMatchObject({ calls: 2 });
  expect(order).toEqual(['second part', 'behind']);
});

test('the time that a caller takes with a part is not held against the thread', async () => {
  const { countTo, clock } = poolWith();
  const parts = countTo(2);
  await parts.next();
  clock.advance(2 * deadlineMs);
  expect(await parts.next()).toEqual({ done: false, value: 2 });
});

test.each([
  { ending: 'throw', fault: 'failed', callsAfter: 2 },
  { ending: 'exit', fault: 'crashed', callsAfter: 1 },
] as const)(
  'a worker told to $ending between two parts is refused as $fault',
  async ({ ending, fault, callsAfter }) => {
    const { countTo, ask } = poolWith();
    const parts = countTo(1, ending);
    expect(await parts.next()).toEqual({ done: false, value: 1 });
    expect(await faultOf(parts.next())).toBe(fault);
    expect(await ask({ do: 'thread' })).toMatchObject({ calls: callsAfter });
  },
);

test('aborting or closing between two parts refuses the next one', async () => {
  const { pool, countTo } = poolWith();
  const aborter = new AbortController();
  const aborted = countTo(9, undefined, aborter.signal);
  await aborted.next();
  aborter.abort();
  expect(await faultOf(aborted.next())).toBe('cancelled');
  const cut = countTo(9);
  await cut.next();
  await pool.close();
  expect(await faultOf(cut.next())).toBe('closed');
});

test('a thread that cannot be started at all is refused as crashed', async () => {
  const { ask } = poolWith({ fileOf: () => new URL('https://example.test/worker.ts') });
  expect(await faultOf(ask({ do: 'thread' }))).toBe('crashed');
});
