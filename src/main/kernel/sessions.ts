import type { Caller } from './caller.ts';

type Held = { accountId: string; locked: boolean };

/** Who is signed in to which window. Lives in the main process only; a window holds no token. */
export function createSessions(changed: (windowId: string) => void) {
  const held = new Map<string, Held>();

  const of = ({ windowId }: Caller) => ({
    get accountId(): string | null {
      return held.get(windowId)?.accountId ?? null;
    },
    get locked(): boolean {
      return held.get(windowId)?.locked ?? false;
    },
    begin(accountId: string): void {
      held.set(windowId, { accountId, locked: false });
      changed(windowId);
    },
    end(): void {
      if (held.delete(windowId)) changed(windowId);
    },
    setLocked(locked: boolean): void {
      const session = held.get(windowId);
      if (session === undefined || session.locked === locked) return;
      session.locked = locked;
      changed(windowId);
    },
  });

  return {
    of,
    /** Somebody is at a window of this person: signed in there, and not locked. */
    isPresent: (accountId: string): boolean =>
      [...held.values()].some((session) => session.accountId === accountId && !session.locked),
    /** The windows that somebody is signed in to. */
    windows: (): string[] => [...held.keys()],
    endAllOf(accountId: string): void {
      for (const [windowId, session] of held) if (session.accountId === accountId) of({ windowId }).end();
    },
    /** As when the store was closed under them. */
    endAll(): void {
      for (const windowId of held.keys()) of({ windowId }).end();
    },
  };
}
export type Sessions = ReturnType<typeof createSessions>;
export type WindowSession = ReturnType<Sessions['of']>;
