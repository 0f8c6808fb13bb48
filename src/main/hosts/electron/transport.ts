import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import type { HostAnswer } from '#contract/bridge.ts';
import type { CommonCode, Reply } from '#contract/errors.ts';
import type { App } from '#main/app.ts';
import type { Caller } from '#main/kernel/caller.ts';
import { channels } from './channels.ts';
import { isTrustedSender } from './is-trusted-sender.ts';
import type { Refused } from './refusals.ts';
import type { Windows } from './windows.ts';

export type Transport = {
  /** Aborts what still runs for a window that was closed, crashed or went to another page. */
  abortStreams(windowId: string): void;
};

/**
 * Connects the four functions of the bridge to the core. Each message is checked for its sender; what is refused here
 * is answered in the envelope of the core, so that a window needs to know one form only.
 */
export function installTransport({
  ipc,
  core,
  windows,
  host,
  refused: wasRefused,
}: {
  ipc: Pick<IpcMain, 'handle' | 'on'>;
  core: Pick<App, 'dispatch' | 'onPush'>;
  windows: Windows;
  host: (request: unknown, caller: Caller) => Promise<HostAnswer>;
  refused: Refused;
}): Transport {
  const running = new Map<string, AbortController>();

  const callerOf = (event: IpcMainInvokeEvent | IpcMainEvent): Caller | null => {
    const caller = isTrustedSender(event.senderFrame) ? windows.callerOf(event.sender.id) : null;
    if (caller === null) wasRefused(event.sender.id, 'sender');
    return caller;
  };

  ipc.handle(channels.call, async (event, op: unknown, input: unknown): Promise<Reply> => {
    const caller = callerOf(event);
    if (caller === null) return refused('FORBIDDEN');
    return typeof op === 'string' ? core.dispatch(caller, op, input) : refused('INVALID_INPUT');
  });

  ipc.on(channels.stream, (event, id: unknown, op: unknown, input: unknown) => {
    const caller = callerOf(event);
    if (caller === null || !Number.isSafeInteger(id)) return;
    const key = `${caller.windowId}:${String(id)}`;
    const tell = (message: { part: unknown } | { reply: Reply }): void =>
      windows.send(caller.windowId, channels.streamed, id, message);
    if (running.has(key)) return;
    if (typeof op !== 'string') return tell({ reply: refused('INVALID_INPUT') });
    const control = new AbortController();
    running.set(key, control);
    // A page that was loaded since counts its streams anew: it must not get the answers of the one before.
    const isOurs = (): boolean => running.get(key) === control;
    void core
      .dispatch(caller, op, input, {
        signal: control.signal,
        onPart: (part) => {
          if (isOurs()) tell({ part });
        },
      })
      .then((reply) => {
        if (!isOurs()) return;
        running.delete(key);
        tell({ reply });
      });
  });

  ipc.on(channels.cancel, (event, id: unknown) => {
    const caller = callerOf(event);
    if (caller !== null && Number.isSafeInteger(id)) running.get(`${caller.windowId}:${String(id)}`)?.abort();
  });

  ipc.handle(channels.host, async (event, request: unknown): Promise<HostAnswer> => {
    const caller = callerOf(event);
    return caller === null ? { kind: 'failed', reason: 'not_allowed' } : host(request, caller);
  });

  core.onPush((windowId, push) => windows.send(windowId, channels.push, push));

  return {
    abortStreams: (windowId) => {
      for (const [key, control] of running) {
        if (!key.startsWith(`${windowId}:`)) continue;
        running.delete(key);
        control.abort();
      }
    },
  };
}

const refused = (code: CommonCode): Reply => ({ ok: false, error: { code } });
