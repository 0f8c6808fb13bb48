/* oxlint-disable typescript/no-unsafe-type-assertion -- the fakes have the part of Electron's classes that is used */
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { Push } from '#contract/bridge.ts';
import type { Reply } from '#contract/errors.ts';
import { channels } from '#main/hosts/electron/channels.ts';
import { installTransport } from '#main/hosts/electron/transport.ts';
import { createWindows } from '#main/hosts/electron/windows.ts';

type Call = {
  windowId: string;
  op: string;
  input: unknown;
  signal: AbortSignal;
  part: (part: unknown) => void;
};

const pageFrame = {
  url: 'app://bundle/index.html',
  origin: 'app://bundle',
  parent: null,
  detached: false,
  isDestroyed: () => false,
};

/** The transport between fakes of what lies on its two sides: Electron's IPC and the core. */
function setUp() {
  const handlers = new Map<string, (event: object, ...values: unknown[]) => Promise<unknown>>();
  const messages = new EventEmitter();
  const refused: unknown[] = [];
  const calls: (Call & { reply: (reply: Reply) => void })[] = [];
  let push: (windowId: string | null, push: Push) => void = () => {};
  const windows = createWindows();
  const sent = new Map<number, unknown[][]>();
  const open = (id: number, windowId: string) => {
    sent.set(id, []);
    windows.admit(
      { id, isDestroyed: () => false, send: (...m: unknown[]) => void sent.get(id)?.push(m) },
      windowId,
    );
  };
  const transport = installTransport({
    ipc: {
      handle: (channel: string, handler: never) => void handlers.set(channel, handler),
      on: messages.on.bind(messages),
    } as never,
    core: {
      dispatch: ({ windowId }, op, input, o) =>
        new Promise((reply) => {
          const none = new AbortController().signal;
          calls.push({ windowId, op, input, signal: o?.signal ?? none, part: (p) => o?.onPart?.(p), reply });
        }),
      onPush: (listener) => {
        push = listener;
        return () => {};
      },
    },
    windows,
    host: async (request) => ({ kind: 'saved', path: JSON.stringify(request) }),
    refused: (...what) => void refused.push(what),
  });
  const event = (id: number, frame: object | null = pageFrame) => ({ sender: { id }, senderFrame: frame });
  return {
    transport,
    windows,
    refused,
    calls,
    open,
    sent: (id: number) => sent.get(id) ?? [],
    push: (...values: Parameters<typeof push>) => push(...values),
    invoke: (channel: string, id: number, ...values: unknown[]) =>
      handlers.get(channel)?.(event(id), ...values),
    invokeFrom: (frame: object | null, channel: string, ...values: unknown[]) =>
      handlers.get(channel)?.(event(1, frame), ...values),
    send: (channel: string, id: number, ...values: unknown[]) => messages.emit(channel, event(id), ...values),
    sendFrom: (frame: object | null, channel: string, ...values: unknown[]) =>
      messages.emit(channel, event(1, frame), ...values),
  };
}

const forbidden = { ok: false, error: { code: 'FORBIDDEN' } };

test('a call reaches the core as the caller of its own window', async () => {
  const t = setUp();
  t.open(1, 'w-one');
  t.open(2, 'w-two');
  const reply = t.invoke(channels.call, 2, 'a.b', { windowId: 'w-one' });
  t.calls[0]?.reply({ ok: true, data: 7 });
  expect(await reply).toEqual({ ok: true, data: 7 });
  expect(t.calls[0]).toMatchObject({ windowId: 'w-two', op: 'a.b', input: { windowId: 'w-one' } });
});

test('an id in a payload, or beside it, makes nobody of another window', async () => {
  const t = setUp();
  t.open(1, 'w-one');
  t.open(2, 'w-two');
  const forged = { windowId: 'w-one', caller: { windowId: 'w-one' }, sessionId: 's', sender: { id: 1 } };
  void t.invoke(channels.call, 2, 'a.b', forged, forged, 'w-one', 1);
  t.send(channels.stream, 2, 9, 'a.c', forged, forged, 'w-one', 1);
  expect(t.calls.map(({ windowId, input }) => [windowId, input])).toEqual([
    ['w-two', forged],
    ['w-two', forged],
  ]);
  t.calls[1]?.part('secret');
  expect([t.sent(1), t.sent(2).length]).toEqual([[], 1]);
});

test.each([
  'w-one:5',
  '5',
  [5],
  { toString: 'w-one:5' },
  Object.create(null),
  5n,
  5.5,
  null,
  undefined,
  true,
])('a stream of another window is not stopped, nor one’s own, by the number %o', (id) => {
  const t = setUp();
  t.open(1, 'w-one');
  t.open(2, 'w-two');
  t.send(channels.stream, 1, 5, 'a.b', {});
  t.send(channels.stream, 2, 5, 'a.b', {});
  t.send(channels.cancel, 2, id);
  expect(t.calls.map(({ signal }) => signal.aborted)).toEqual([false, false]);
});

test('who was let in once is nobody after the page was dismissed, whatever id it had', async () => {
  const t = setUp();
  t.open(1, 'w-one');
  t.windows.dismiss(1);
  t.open(1, 'w-new');
  void t.invoke(channels.call, 1, 'a.b', { windowId: 'w-one' });
  expect(t.calls.map(({ windowId }) => windowId)).toEqual(['w-new']);
});

test.each([
  ['a child frame', { ...pageFrame, parent: pageFrame }],
  ['a frame of its own window that says it is the page', { ...pageFrame, parent: { ...pageFrame } }],
  ['a foreign page', { ...pageFrame, url: 'https://example.com/', origin: 'https://example.com' }],
  ['a blank page', { ...pageFrame, url: 'about:blank', origin: 'null' }],
  ['a blank page that inherited the origin', { ...pageFrame, url: 'about:blank' }],
  ['a page made of text', { ...pageFrame, url: 'about:srcdoc' }],
  ['a sandboxed page', { ...pageFrame, origin: 'null' }],
  ['a page without an address', { ...pageFrame, url: '' }],
  ['a destroyed frame', { ...pageFrame, isDestroyed: () => true }],
  ['a detached frame', { ...pageFrame, detached: true }],
  ['a frame that is gone', null],
])('%s gets an answer and reaches nothing', async (_what, frame) => {
  const t = setUp();
  t.open(1, 'w-one');
  expect(await t.invokeFrom(frame, channels.call, 'a.b', {})).toEqual(forbidden);
  expect(await t.invokeFrom(frame, channels.host, { kind: 'about' })).toEqual({
    kind: 'failed',
    reason: 'not_allowed',
  });
  t.sendFrom(frame, channels.stream, 1, 'a.b', {});
  t.sendFrom(frame, channels.cancel, 1);
  expect(t.calls).toEqual([]);
  expect(t.refused).toEqual(Array.from({ length: 4 }, () => [1, 'sender']));
});

test('a page of an unknown or closed window is refused', async () => {
  const t = setUp();
  expect(await t.invoke(channels.call, 9, 'a.b', {})).toEqual(forbidden);
  t.open(1, 'w-one');
  t.windows.dismiss(1);
  expect(await t.invoke(channels.call, 1, 'a.b', {})).toEqual(forbidden);
});

test.each([undefined, null, 7, {}, ['a.b']])(
  'an operation named %j is refused before the core',
  async (op) => {
    const t = setUp();
    t.open(1, 'w-one');
    expect(await t.invoke(channels.call, 1, op, {})).toEqual({ ok: false, error: { code: 'INVALID_INPUT' } });
    t.send(channels.stream, 1, 1, op, {});
    expect(t.sent(1)).toEqual([
      [channels.streamed, 1, { reply: { ok: false, error: { code: 'INVALID_INPUT' } } }],
    ]);
    expect(t.calls).toEqual([]);
  },
);

test('parts and reply of a stream go to its window only, in order', async () => {
  const t = setUp();
  t.open(1, 'w-one');
  t.open(2, 'w-two');
  t.send(channels.stream, 1, 5, 'a.b', { x: 1 });
  t.calls[0]?.part('first');
  t.calls[0]?.part('second');
  t.calls[0]?.reply({ ok: true, data: 'end' });
  await Promise.resolve();
  await Promise.resolve();
  expect(t.sent(1)).toEqual([
    [channels.streamed, 5, { part: 'first' }],
    [channels.streamed, 5, { part: 'second' }],
    [channels.streamed, 5, { reply: { ok: true, data: 'end' } }],
  ]);
  expect(t.sent(2)).toEqual([]);
});

test('only the window that began a stream can cancel it', () => {
  const t = setUp();
  t.open(1, 'w-one');
  t.open(2, 'w-two');
  t.send(channels.stream, 1, 5, 'a.b', {});
  t.send(channels.cancel, 2, 5);
  t.send(channels.cancel, 1, 6);
  expect(t.calls[0]?.signal.aborted).toBe(false);
  t.send(channels.cancel, 1, 5);
  expect(t.calls[0]?.signal.aborted).toBe(true);
});

test.each([undefined, null, 'x', 1.5, Number.NaN, {}])('a stream numbered %j is not begun', (id) => {
  const t = setUp();
  t.open(1, 'w-one');
  t.send(channels.stream, 1, id, 'a.b', {});
  expect(t.calls).toEqual([]);
});

test('a number that is in use begins nothing', () => {
  const t = setUp();
  t.open(1, 'w-one');
  t.send(channels.stream, 1, 5, 'a.b', {});
  t.send(channels.stream, 1, 5, 'a.b', {});
  expect(t.calls).toHaveLength(1);
});

test('when a page goes away its streams are aborted, and the next page hears nothing of them', async () => {
  const t = setUp();
  t.open(1, 'w-one');
  t.send(channels.stream, 1, 1, 'a.old', {});
  t.transport.abortStreams('w-one');
  expect(t.calls[0]?.signal.aborted).toBe(true);
  t.send(channels.stream, 1, 1, 'a.new', {});
  t.calls[0]?.part('old');
  t.calls[0]?.reply({ ok: false, error: { code: 'CANCELLED' } });
  await Promise.resolve();
  await Promise.resolve();
  expect(t.sent(1)).toEqual([]);
  t.calls[1]?.part('new');
  expect(t.sent(1)).toEqual([[channels.streamed, 1, { part: 'new' }]]);
});

test('a push goes to its window, or to all', () => {
  const t = setUp();
  t.open(1, 'w-one');
  t.open(2, 'w-two');
  t.push('w-two', { event: 'session' });
  t.push(null, { event: 'invalidated', ops: ['a.b'] });
  expect(t.sent(1)).toEqual([[channels.push, { event: 'invalidated', ops: ['a.b'] }]]);
  expect(t.sent(2)).toEqual([
    [channels.push, { event: 'session' }],
    [channels.push, { event: 'invalidated', ops: ['a.b'] }],
  ]);
});
