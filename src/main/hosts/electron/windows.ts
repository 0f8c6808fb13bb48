import type { WebContents } from 'electron';
import type { Caller } from '#main/kernel/caller.ts';

export type Windows = {
  /** Gives the page a caller of its own. A page that is named again starts as somebody new. */
  admit(contents: Pick<WebContents, 'id' | 'send' | 'isDestroyed'>, windowId: string): void;
  callerOf(contentsId: number): Caller | null;
  /** Forgets the page and answers who it was. */
  dismiss(contentsId: number): Caller | null;
  /** To one window, or with `null` to all. A window that is gone is left out. */
  send(windowId: string | null, channel: string, ...values: readonly unknown[]): void;
};

/** The pages that may speak to the core, each with the caller that it speaks as. */
export function createWindows(): Windows {
  const open = new Map<
    number,
    { caller: Caller; contents: Pick<WebContents, 'id' | 'send' | 'isDestroyed'> }
  >();
  return {
    admit: (contents, windowId) => void open.set(contents.id, { caller: { windowId }, contents }),
    callerOf: (contentsId) => open.get(contentsId)?.caller ?? null,
    dismiss: (contentsId) => {
      const caller = open.get(contentsId)?.caller ?? null;
      open.delete(contentsId);
      return caller;
    },
    send: (windowId, channel, ...values) => {
      for (const { caller, contents } of open.values()) {
        if ((windowId === null || caller.windowId === windowId) && !contents.isDestroyed()) {
          contents.send(channel, ...values);
        }
      }
    },
  };
}
