import { expect, test } from 'vitest';
import { type Failure, OperationError } from '#contract/errors.ts';
import { createSendingQueue, isRunning, isUnfinished } from './sending-queue.ts';

type Sent = { title: string; fileName: string; categoryId: string };
type Keyed = { fileName: string; key: string | undefined };
type Announced = { files: number; bytes: number };
type Answer = Failure | 'ok';

/** A queue over a library that answers as told, and a clock that is moved by hand. */
function setUp(answers: readonly Answer[] = []) {
  const sent: Sent[] = [];
  const keyed: Keyed[] = [];
  const waits: { ms: number; goOn: () => void }[] = [];
  const left = [...answers];
  const announced: Announced[] = [];
  const queue = createSendingQueue({
    openBatch: async (batch) => {
      announced.push(batch);
      return { batchId: `batch ${announced.length}` };
    },
    send: async ({ title, fileName, categoryId, key }) => {
      keyed.push({ fileName, key });
      sent.push({ title, fileName, categoryId });
      const answer = left.shift() ?? 'ok';
      if (answer !== 'ok') throw new OperationError(answer);
      return { itemId: `item-${sent.length}` };
    },
    wait: (ms, goOn) => waits.push({ ms, goOn }),
  });
  const settled = async () => {
    await new Promise<void>((resolve) => {
      const check = () => {
        const { halt } = queue.snapshot();
        if (halt === null && isRunning(queue.snapshot())) return;
        stop();
        resolve();
      };
      const stop = queue.subscribe(check);
      check();
    });
  };
  const states = () => queue.snapshot().items.map(({ state }) => state.kind);
  return { queue, sent, keyed, announced, waits, settled, states };
}

const given = (files: File[]) => ({ files, otherFiles: 0 });
const file = (name: string, content = 'text') => new File([content], name);

test('files are taken over one after the other, each with its title and the category of all or its own', async () => {
  const { queue, sent, settled, states } = setUp();
  queue.add(given([file('full-wig.txt'), file('price.md')]));
  queue.setCategoryForAll('sales');
  queue.setCategory('2', 'retail');
  queue.setTitle('2', 'Answers to price objections');
  expect(queue.start()).toBe(0);
  await settled();
  expect(sent).toEqual([
    { title: 'Full wig', fileName: 'full-wig.txt', categoryId: 'sales' },
    { title: 'Answers to price objections', fileName: 'price.md', categoryId: 'retail' },
  ]);
  expect(states()).toEqual([]);
  expect(queue.snapshot().sent).toBe(2);
  expect(isUnfinished(queue.snapshot())).toBe(false);
});

test('a refused file keeps its refusal and the others go on', async () => {
  const refusal = {
    code: 'INVALID_INPUT',
    details: { fields: [{ path: 'content', issue: 'x', message: 'No.' }] },
  };
  const { queue, settled, states, sent } = setUp(['ok', refusal]);
  queue.setCategoryForAll('sales');
  queue.add(given([file('one.txt'), file('two.txt'), file('three.txt')]));
  queue.start();
  await settled();
  expect(states()).toEqual(['refused']);
  queue.retry('2');
  await settled();
  expect(states()).toEqual([]);
  expect(sent).toHaveLength(4);
});

test('over the limit it waits as long as it was told and goes on by itself with the same file', async () => {
  const { queue, sent, waits, settled, states } = setUp([
    'ok',
    { code: 'RATE_LIMITED', retryAfterMs: 360_000 },
  ]);
  queue.setCategoryForAll('sales');
  queue.add(given([file('one.txt'), file('two.txt'), file('three.txt')]));
  queue.start();
  await settled();
  expect(states()).toEqual(['waiting', 'waiting']);
  expect(queue.snapshot().halt).toMatchObject({ kind: 'limit', failure: { retryAfterMs: 360_000 } });
  expect(waits.map(({ ms }) => ms)).toEqual([360_000]);
  waits[0]?.goOn();
  await settled();
  expect(states()).toEqual([]);
  expect(sent.map(({ fileName }) => fileName)).toEqual(['one.txt', 'two.txt', 'two.txt', 'three.txt']);
});

test('cancelling the rest while it waits for the limit sends nothing more when the wait ends', async () => {
  const { queue, sent, waits, settled, states } = setUp([{ code: 'RATE_LIMITED', retryAfterMs: 1000 }]);
  queue.setCategoryForAll('sales');
  queue.add(given([file('one.txt'), file('two.txt')]));
  queue.start();
  await settled();
  queue.cancelRest();
  waits[0]?.goOn();
  await settled();
  expect(states()).toEqual(['ready', 'ready']);
  expect(sent).toHaveLength(1);
});

test('a locked window halts it; it goes on where it stopped once the person is back', async () => {
  const { queue, settled, states } = setUp([{ code: 'LOCKED' }]);
  queue.setCategoryForAll('sales');
  queue.add(given([file('one.txt')]));
  queue.start();
  await settled();
  expect(queue.snapshot().halt).toEqual({ kind: 'session' });
  queue.resume();
  await settled();
  expect(states()).toEqual([]);
});

test('what is not complete stays, is counted, and nothing of it is sent', async () => {
  const { queue, sent, settled, states } = setUp();
  queue.add(given([file('film.mov'), file('empty.txt', ''), file('a.txt'), file('good title.txt')]));
  expect(states()).toEqual(['unfit', 'unfit', 'ready', 'ready']);
  expect(queue.start()).toBe(2);
  queue.setCategoryForAll('sales');
  expect(queue.start()).toBe(1);
  await settled();
  expect(states()).toEqual(['unfit', 'unfit', 'ready']);
  expect(sent).toHaveLength(1);
  queue.clearUnfit();
  expect(states()).toEqual(['ready']);
});

test('a file that disappeared is told as such', async () => {
  const { queue, settled } = setUp();
  const gone = file('gone.txt');
  gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  queue.setCategoryForAll('sales');
  queue.add(given([gone]));
  queue.start();
  await settled();
  expect(queue.snapshot().items[0]?.state).toEqual({ kind: 'refused', failure: { code: 'FILE_UNREADABLE' } });
});

test('files that wait together are announced as one upload, and again when it is used up', async () => {
  const { queue, announced, sent, settled, states } = setUp(['ok', { code: 'BATCH_OVER' }]);
  queue.setCategoryForAll('sales');
  queue.add(given([file('one.txt'), file('two.txt'), file('three.txt')]));
  queue.start();
  await settled();
  expect(states()).toEqual([]);
  expect(announced).toEqual([
    { files: 3, bytes: 12 },
    { files: 2, bytes: 8 },
  ]);
  expect(sent.map(({ fileName }) => fileName)).toEqual(['one.txt', 'two.txt', 'two.txt', 'three.txt']);
});

test('a fault that is not about the file is not blamed on it', async () => {
  const queue = createSendingQueue({
    openBatch: () => Promise.reject(new TypeError('a fault of the window')),
    send: () => Promise.reject(new TypeError('a fault of the window')),
    wait: () => {},
  });
  queue.setCategoryForAll('sales');
  queue.add(given([file('one.txt')]));
  queue.start();
  const state = () => queue.snapshot().items[0]?.state;
  await expect.poll(state).toEqual({ kind: 'refused', failure: { code: 'INTERNAL' } });
});

test('files of other types in a folder are counted, not dropped in silence', () => {
  const { queue } = setUp();
  queue.add({ files: [file('one.txt')], otherFiles: 3 });
  expect(queue.snapshot()).toMatchObject({ otherFiles: 3, leftOut: 0 });
});

test('more files than fit are counted, not dropped in silence', () => {
  const { queue } = setUp();
  queue.add(given(Array.from({ length: 205 }, (_, at) => file(`${at}.txt`))));
  expect(queue.snapshot()).toMatchObject({ leftOut: 5 });
  expect(queue.snapshot().items).toHaveLength(200);
});

test('a file under way cannot be taken out of the queue; one that waits for nothing can', () => {
  const { queue, states } = setUp();
  queue.setCategoryForAll('sales');
  queue.add(given([file('one.txt'), file('two.mov')]));
  queue.start();
  queue.remove('1');
  queue.remove('2');
  expect(states()).toEqual(['sending']);
});

test('what waits for the limit does not go on in the name of whoever sits here when the time is over', async () => {
  const limited: Failure = { code: 'RATE_LIMITED', retryAfterMs: 18_000 };
  const { queue, sent, waits, settled, states } = setUp([limited]);
  queue.add(given([file('price.md')]));
  queue.setCategoryForAll('sales');
  queue.start();
  await settled();
  queue.halt();
  waits[0]?.goOn();
  expect([sent.length, states(), queue.snapshot().halt]).toEqual([1, ['waiting'], { kind: 'session' }]);
  queue.resume();
  await settled();
  expect([sent.length, states()]).toEqual([2, []]);
});

test('what was under way when its person went waits for them, and nothing is sent meanwhile', async () => {
  const { queue, sent, keyed, settled, states } = setUp([{ code: 'CANCELLED' }]);
  queue.add(given([file('price.md'), file('wig.txt')]));
  queue.setCategoryForAll('sales');
  queue.start();
  await settled();
  expect([sent.length, states()]).toEqual([1, ['waiting', 'waiting']]);
  queue.resume();
  queue.halt();
  await expect.poll(states).toEqual(['waiting', 'waiting']);
  expect(sent).toHaveLength(1);
  queue.resume();
  await settled();
  // The answer was lost and not the file: under the same key it is not there twice.
  expect(keyed[1]).toEqual(keyed[0]);
});

test('a queue in which nothing waits is not halted', () => {
  const { queue } = setUp();
  queue.add(given([file('price.md')]));
  queue.halt();
  expect(queue.snapshot().halt).toBeNull();
});

test('a queue that was forgotten sends nothing more, whatever was still being read', async () => {
  const { queue, sent, announced } = setUp();
  queue.add(given([file('price.md'), file('wig.txt')]));
  queue.setCategoryForAll('sales');
  queue.start();
  queue.halt();
  queue.forget();
  queue.resume();
  await new Promise((resolve) => setImmediate(resolve));
  expect([sent, announced, queue.snapshot().items]).toEqual([[], [], []]);
});
