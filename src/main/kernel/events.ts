import type { Push } from '#contract/bridge.ts';
import type { Log } from '#main/platform/ports.ts';

type Listener = (windowId: string | null, push: Push) => void;

/** Announcements to the windows, made only after a commit. They announce; they do not steer. */
export function createEvents(log: Log) {
  const listeners = new Set<Listener>();
  return {
    listen(listener: Listener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** `windowId` null: every window. A listener that throws is logged and does not stop the others. */
    push(windowId: string | null, push: Push): void {
      for (const listener of listeners) {
        try {
          listener(windowId, push);
        } catch (error) {
          log.error('event.listenerFailed', error, { event: push.event });
        }
      }
    },
  };
}
export type Events = ReturnType<typeof createEvents>;
