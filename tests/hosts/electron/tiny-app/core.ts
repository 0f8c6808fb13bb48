import { setInterval } from 'node:timers/promises';
import type { Reply } from '#contract/errors.ts';
import type { App } from '#main/app.ts';
import { createSettings } from '#main/kernel/settings.ts';
import type { Ports } from '#main/platform/ports.ts';

type Listener = Parameters<App['onPush']>[0];

/** Stands in the place of the whole core, so that the shell can be seen by itself. Logs what the shell tells it. */
export async function createApp({ log }: Ports): Promise<App> {
  const listeners = new Set<Listener>();
  return {
    dispatch: async (caller, op, input, { signal, onPart } = {}): Promise<Reply> => {
      switch (op) {
        case 'tiny.echo':
          return { ok: true, data: input };
        case 'accounts.me':
          return { ok: true, data: { id: 'ama' } };
        case 'tiny.who':
          return { ok: true, data: caller.windowId };
        case 'tiny.push':
          for (const listener of listeners) listener(null, { event: 'invalidated', ops: ['tiny.echo'] });
          return { ok: true, data: null };
        case 'tiny.count':
          for (let n = 0; n < 200; n++) onPart?.({ n });
          return { ok: true, data: 'counted' };
        case 'tiny.endless':
          try {
            for await (const tick of setInterval(5, 'tick', { signal })) onPart?.(tick);
          } catch {
            // aborted, as it has to be
          }
          log.info('tiny.aborted');
          return { ok: false, error: { code: 'CANCELLED' } };
        default:
          return { ok: false, error: { code: 'NOT_FOUND' } };
      }
    },
    supportBundle: async () => null,
    onPush: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    windowClosed: () => log.info('tiny.windowClosed'),
    lockAll: () => log.info('tiny.lockAll'),
    refused: (_windowId, what) => log.info('tiny.refused', { what }),
    settings: createSettings(),
    metrics: () => [],
    close: async () => log.info('tiny.closed'),
  };
}
