/* oxlint-disable typescript/no-unsafe-type-assertion -- what the preload exposes is what is tested */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Bridge } from '#contract/bridge.ts';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { buildPreload } from './tiny-app/build-tiny-app.ts';

type Listener = (event: object, ...values: unknown[]) => void;

const built = sharedTemporaryFolder();
let source = '';
beforeAll(async () => {
  await buildPreload(built());
  source = readFileSync(path.join(built(), 'index.cjs'), 'utf8');
});

/** What the preload does to the `electron` that it is given. */
class FakeElectron {
  readonly exposed: Record<string, unknown> = {};
  readonly required: string[] = [];
  readonly sent: unknown[][] = [];
  readonly listeners = new Map<string, Set<Listener>>();

  readonly module = {
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => (this.exposed[name] = api) },
    ipcRenderer: {
      invoke: async (...call: unknown[]) => ({ invoked: call }),
      send: (...call: unknown[]) => void this.sent.push(call),
      on: (channel: string, listener: Listener) => {
        const known = this.listeners.get(channel) ?? new Set();
        this.listeners.set(channel, known.add(listener));
        return this.module.ipcRenderer;
      },
      off: (channel: string, listener: Listener) => {
        this.listeners.get(channel)?.delete(listener);
        return this.module.ipcRenderer;
      },
    },
  };

  receive(channel: string, ...values: unknown[]): void {
    for (const listener of this.listeners.get(channel) ?? [])
      listener({ sender: this.module.ipcRenderer }, ...values);
  }

  get bridge(): Bridge {
    return this.exposed['drillroom'] as Bridge;
  }
}

let electron = new FakeElectron();
beforeEach(() => {
  electron = new FakeElectron();
  runInNewContext(source, {
    require: (name: string) => {
      electron.required.push(name);
      return electron.module;
    },
  });
});

test('the page gets four functions under one name, frozen, and the script needs nothing but electron', () => {
  expect(Object.keys(electron.exposed)).toEqual(['drillroom']);
  expect(Object.entries(electron.bridge).map(([name, value]) => `${typeof value} ${name}`))
    .toMatchInlineSnapshot(`
    [
      "function call",
      "function stream",
      "function onPush",
      "function host",
    ]
  `);
  expect(Object.isFrozen(electron.bridge)).toBe(true);
  expect(new Set(electron.required)).toEqual(new Set(['electron']));
});

test('a call names its operation on the one channel for calls', async () => {
  expect(await electron.bridge.call('a.b', { x: 1 })).toEqual({
    invoked: ['drillroom:call', 'a.b', { x: 1 }],
  });
  expect(await electron.bridge.host({ kind: 'about' })).toEqual({
    invoked: ['drillroom:host', { kind: 'about' }],
  });
});

test('a page cannot choose the channel', async () => {
  const tooMany = ['drillroom:host', 'x', 'y'] as unknown as [string, unknown];
  expect(await electron.bridge.call(...tooMany)).toEqual({
    invoked: ['drillroom:call', 'drillroom:host', 'x'],
  });
});

test('a stream hands on its own parts, then its reply, and can be cancelled', async () => {
  const parts: unknown[] = [];
  const first = electron.bridge.stream('a.first', { n: 1 }, (part) => parts.push(part));
  const second = electron.bridge.stream('a.second', { n: 2 }, () => parts.push('wrong'));
  expect(electron.sent).toEqual([
    ['drillroom:stream', 1, 'a.first', { n: 1 }],
    ['drillroom:stream', 2, 'a.second', { n: 2 }],
  ]);
  electron.receive('drillroom:streamed', 1, { part: 'p' });
  electron.receive('drillroom:streamed', 1, { part: undefined });
  electron.receive('drillroom:streamed', 1, { reply: { ok: true, data: 'end' } });
  electron.receive('drillroom:streamed', 1, { part: 'late' });
  expect(await first.reply).toEqual({ ok: true, data: 'end' });
  expect(parts).toEqual(['p', undefined]);
  second.cancel();
  expect(electron.sent.at(-1)).toEqual(['drillroom:cancel', 2]);
});

test('a listener gets the push and no event, until it stops listening', () => {
  const heard: unknown[][] = [];
  const stop = electron.bridge.onPush((...values: unknown[]) => heard.push(values));
  electron.receive('drillroom:push', { event: 'session' });
  expect(stop()).toBeUndefined();
  electron.receive('drillroom:push', { event: 'session' });
  expect(heard).toEqual([[{ event: 'session' }]]);
});

test('the bridge cannot be changed, and what is hung on the prototypes of the page changes nothing', async () => {
  const { bridge } = electron;
  const call = bridge.call.bind(bridge);
  expect(Reflect.set(bridge, 'call', () => 'forged')).toBe(false);
  expect(Reflect.defineProperty(bridge, 'call', { value: () => 'forged' })).toBe(false);
  expect(Reflect.deleteProperty(bridge, 'host')).toBe(false);
  expect(Reflect.setPrototypeOf(bridge, { call: () => 'forged' })).toBe(false);
  expect(Reflect.set(bridge, 'more', 1)).toBe(false);
  const { prototype } = Object;
  const own = ['channel', 'toJSON', 'part', 'reply'];
  for (const key of own) Object.defineProperty(prototype, key, { value: 'forged', configurable: true });
  try {
    expect(await call('a.b', {})).toEqual({ invoked: ['drillroom:call', 'a.b', {}] });
  } finally {
    for (const key of own) Reflect.deleteProperty(prototype, key);
  }
});

test('no function hands out the event, the sender or anything of Electron’s', async () => {
  const heard: unknown[] = [];
  electron.bridge.onPush((...values: unknown[]) => heard.push(...values));
  const { reply, cancel } = electron.bridge.stream('a.b', {}, (...values: unknown[]) =>
    heard.push(...values),
  );
  electron.receive('drillroom:push', { event: 'session' }, 'more');
  electron.receive('drillroom:streamed', 1, { part: 'p' }, 'more');
  electron.receive('drillroom:streamed', 1, { reply: { ok: true, data: 1 } }, 'more');
  heard.push(await reply, cancel());
  expect(heard).toEqual([{ event: 'session' }, 'p', { ok: true, data: 1 }, undefined]);
});

test('who stops listening twice, or listens again, is no trouble to the others', () => {
  const heard: string[] = [];
  const stop = electron.bridge.onPush(() => heard.push('first'));
  electron.bridge.onPush(() => heard.push('second'));
  stop();
  stop();
  electron.receive('drillroom:push', { event: 'session' });
  expect(heard).toEqual(['second']);
  expect(electron.listeners.get('drillroom:push')?.size).toBe(1);
});
