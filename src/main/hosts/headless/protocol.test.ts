import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import type { App } from '#main/app.ts';
import { linesOf, parseRequest, serveLines } from './protocol.ts';

async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}

const collected = async <T>(from: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const one of from) all.push(one);
  return all;
};

test('cuts lines wherever the chunks end, and keeps a last line without a line end', async () => {
  expect(await collected(linesOf(chunks('{"a"', ':1}\n', '\n{"b":2}')))).toEqual(['{"a":1}', '', '{"b":2}']);
});

test('gives the same lines for any chunking, also inside a character', async () => {
  const bytes = Buffer.from('{"t":"é🙂"}\nsecond\n');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 8 }), async (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
      const parts = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
      expect(await collected(linesOf(chunks(...parts)))).toEqual(['{"t":"é🙂"}', 'second']);
    }),
  );
});

test('refuses a line that is too long without keeping it, and goes on with the next', async () => {
  const large = Buffer.alloc(25 * 2 ** 20, 0x61);
  expect(await collected(linesOf(chunks(large, large, '\nnext\n')))).toEqual([null, 'next']);
});

test.each([
  ['not json'],
  ['[]'],
  ['null'],
  ['"text"'],
  ['{}'],
  ['{"id":null,"op":"a.b"}'],
  ['{"id":{},"op":"a.b"}'],
  ['{"id":"","op":"a.b"}'],
  ['{"id":1e999,"op":"a.b"}'],
])('takes %s for no request', (line) => {
  expect(parseRequest(line)).toBeNull();
});

test.each([
  ['{"id":1}'],
  ['{"id":1,"op":7}'],
  ['{"id":1,"op":"a.b","x":1}'],
  [`{"id":1,"op":"${'a'.repeat(201)}"}`],
])('answers %s under its id, as no request', (line) => {
  expect(parseRequest(line)).toEqual({ kind: 'misfit', id: 1 });
});

test('refuses a line that is not UTF-8', async () => {
  const line = Buffer.from([0x7b, 0xff, 0x7d, 0x0a]);
  expect(await collected(linesOf(chunks(line, 'next\n')))).toEqual([null, 'next']);
});

/** An app whose calls end when the test says so. */
function slowApp() {
  const waiting = new Map<string, (reply: Reply) => void>();
  const signals = new Map<string, AbortSignal | undefined>();
  const app = {
    dispatch: (_caller, op, _input, options) =>
      new Promise<Reply>((resolve) => {
        waiting.set(op, resolve);
        signals.set(op, options?.signal);
      }),
    onPush: () => () => {},
  } as Pick<App, 'dispatch' | 'onPush'> as App;
  return { app, waiting, signals };
}

/** Input whose lines are sent one by one, each when the one before has been taken. */
function lineByLine() {
  const ready: string[] = [];
  let wake = (): void => {};
  let ended = false;
  const input = (async function* () {
    while (true) {
      const line = ready.shift();
      if (line !== undefined) yield Buffer.from(`${line}\n`);
      else if (ended) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  })();
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const send = async (request: object): Promise<void> => {
    ready.push(JSON.stringify(request));
    wake();
    await settle();
  };
  const end = (): void => {
    ended = true;
    wake();
  };
  return { input, send, end, settle };
}

function serve() {
  const slow = slowApp();
  const lines = lineByLine();
  const written: unknown[] = [];
  const write = (line: string): void => void written.push(JSON.parse(line));
  const served = serveLines({ app: slow.app, input: lines.input, write });
  return { ...slow, ...lines, written, served };
}

test('answers requests as they finish, not as they came', async () => {
  const { send, settle, waiting, written } = serve();
  await send({ id: 1, op: 'a.slow' });
  await send({ id: 2, op: 'a.fast' });
  for (const op of ['a.fast', 'a.slow']) waiting.get(op)?.({ ok: true, data: op });
  await settle();
  expect(written).toEqual([
    { id: 2, ok: true, data: 'a.fast' },
    { id: 1, ok: true, data: 'a.slow' },
  ]);
});

test('the same id twice at once is refused, and free again once it is answered', async () => {
  const running = serve();
  await running.send({ id: 1, op: 'a.one' });
  await running.send({ id: 1, op: 'a.two' });
  expect(running.written).toEqual([{ id: null, ok: false, error: { code: 'CONFLICT', details: { id: 1 } } }]);
  expect([...running.waiting.keys()]).toEqual(['a.one']);
  running.waiting.get('a.one')?.({ ok: true, data: 1 });
  await running.settle();
  await running.send({ id: 1, op: 'a.two' });
  expect([...running.waiting.keys()]).toEqual(['a.one', 'a.two']);
});

test('cancel reaches the call of that id and no other', async () => {
  const { send, signals } = serve();
  await send({ id: 1, op: 'a.one' });
  await send({ id: 2, op: 'a.two' });
  await send({ cancel: 1 });
  await send({ cancel: 99 });
  expect([signals.get('a.one')?.aborted, signals.get('a.two')?.aborted]).toEqual([true, false]);
});

test('the end of input drains what is running before it ends', async () => {
  const running = serve();
  await running.send({ id: 1, op: 'a.one' });
  running.end();
  await running.settle();
  expect(running.written).toEqual([]);
  running.waiting.get('a.one')?.({ ok: true, data: 1 });
  await running.served;
  expect(running.written).toEqual([{ id: 1, ok: true, data: 1 }]);
});

test('a line that is no request is answered with a null id, and empty lines are not answered', async () => {
  const written: unknown[] = [];
  const { app } = slowApp();
  const write = (line: string): void => void written.push(JSON.parse(line));
  await serveLines({ app, input: chunks('nonsense\n\n  \n'), write });
  expect(written).toEqual([{ id: null, ok: false, error: { code: 'INVALID_INPUT' } }]);
});
