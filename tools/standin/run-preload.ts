/* oxlint-disable typescript/no-unsafe-type-assertion -- a page's globals, and messages of our own codec */
import type { createCloneCodec } from './clone-codec.ts';
import type { linkWorlds } from './link-worlds.ts';

// The parts of the page that are used here: this file's types are those of Node.
declare const window: { readonly top: unknown };
declare const location: { readonly href: string };

/** From the page's preload world to Node: one line for each message. `href` says where the page was. */
export type FromPage =
  | {
      readonly kind: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: unknown[];
      href: string;
    }
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown[]; readonly href: string };
/** From Node to the page's preload world. */
export type ToPage =
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'message'; readonly channel: string; readonly args: unknown[] };

/**
 * Runs a preload script in its isolated world with `require('electron')` as a sandboxed preload has it. Runs by its
 * source; the binding that leads to Node is visible in this world only.
 */
export function runPreload(
  tools: { linkWorlds: typeof linkWorlds; createCloneCodec: typeof createCloneCodec },
  token: string,
  preload: (require: (name: string) => unknown) => void,
): void {
  // A preload script belongs to the window's own page, not to frames in it.
  if (window.top !== window) return;

  type Listener = (event: object, ...args: unknown[]) => void;
  type InPage = {
    [binding: string]: unknown;
    Uint8Array: { fromBase64(text: string): Uint8Array };
  };
  const world = globalThis as unknown as InPage;
  const codec = tools.createCloneCodec({
    toBase64: (bytes) => (bytes as unknown as { toBase64(): string }).toBase64(),
    fromBase64: (text) => world.Uint8Array.fromBase64(text),
  });
  const binding = world[`${token}-binding`] as (lines: string) => void;
  const outgoing: string[] = [];
  /** What is said in one turn of the page crosses together: one line for each message. */
  const toNode = (message: FromPage): void => {
    if (outgoing.push(codec.encode(message)) > 1) return;
    queueMicrotask(() => binding(outgoing.splice(0).join('\n')));
  };
  const { expose } = tools.linkWorlds(token, 'preload');

  const listeners = new Map<string, Set<Listener>>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let calls = 0;

  const off = (channel: string, listener: Listener) => void listeners.get(channel)?.delete(listener);
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise<unknown>((resolve, reject) => {
        const id = (calls += 1);
        toNode({ kind: 'invoke', id, channel, args, href: location.href });
        waiting.set(id, { resolve, reject });
      }),
    send: (channel: string, ...args: unknown[]) =>
      toNode({ kind: 'send', channel, args, href: location.href }),
    on: (channel: string, listener: Listener) => {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
    },
    off,
    removeListener: off,
  };

  const receive = (message: ToPage): void => {
    if (message.kind === 'message') {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'reply') call?.resolve(message.value);
    else call?.reject(new Error(message.message));
  };
  world[`${token}-receive`] = (lines: string): void => {
    for (const line of lines.split('\n')) receive(codec.decode(line) as ToPage);
  };

  preload((name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot load ${name}.`);
    return { contextBridge: { exposeInMainWorld: expose }, ipcRenderer };
  });
}
