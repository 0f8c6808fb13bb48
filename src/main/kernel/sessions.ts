import type { Clock, Ids } from '#main/platform/ports.ts';
import type { Caller } from './caller.ts';
import type { Settings } from './settings.ts';

type Held = {
  readonly id: string;
  readonly accountId: string;
  readonly isKept: boolean;
  readonly startedAt: Date;
  readonly startedMs: number;
  readonly lastsMs: number;
  readonly owes: readonly string[];
  locked: boolean;
  lastActiveAt: Date;
  activeMs: number;
  /** When the password, or a code in its place, was last given at the window. */
  provenMs: number | null;
};
/** `parked`: locked sign-ins over which somebody else has signed in; they are there when their person comes back. */
type Window = { current: Held | null; parked: readonly Held[] };

/** A sign-in as its own person sees it. */
export type SessionView = Pick<Held, 'id' | 'isKept' | 'startedAt' | 'lastActiveAt'> & {
  readonly windowId: string;
  readonly isLocked: boolean;
};
/** How a session begins, where not as usual. */
export type Beginning = {
  readonly id?: string;
  readonly lastsMs?: number;
  readonly isKept?: boolean;
  readonly locked?: boolean;
  readonly owes?: readonly string[];
  /** Without a password, as when a kept one is taken up. */
  readonly isUnproven?: boolean;
};

type Needs = {
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>;
  readonly ids: Ids;
  readonly settings: Settings;
  readonly changed: (windowId: string) => void;
};

/** Who is signed in to which window. Lives in the main process only; a window holds no token. */
export function createSessions({ clock, ids, settings, changed }: Needs) {
  const windows = new Map<string, Window>();

  /** Setting the wall clock neither lengthens nor ends it. Sleep may not count, but whoever wakes a PC meets its lock. */
  const isOver = ({ startedMs, lastsMs }: Held): boolean => clock.monotonicMs() - startedMs >= lastsMs;

  const currentOf = (windowId: string): Held | null => {
    const current = windows.get(windowId)?.current ?? null;
    return current === null || isOver(current) ? null : current;
  };
  const idleMs = ({ activeMs }: Held): number => clock.monotonicMs() - activeMs;

  const of = ({ windowId }: Caller) => ({
    /** `null` when nobody is signed in. */
    get id(): string | null {
      return currentOf(windowId)?.id ?? null;
    },
    get accountId(): string | null {
      return currentOf(windowId)?.accountId ?? null;
    },
    get locked(): boolean {
      return currentOf(windowId)?.locked ?? false;
    },
    /** What was to be done first when this sign-in began: what comes up later waits for the next one. */
    get owes(): readonly string[] {
      return currentOf(windowId)?.owes ?? [];
    },
    /** Whether the password was given so lately that it need not be asked for again. */
    get isProven(): boolean {
      const provenMs = currentOf(windowId)?.provenMs ?? null;
      return provenMs !== null && clock.monotonicMs() - provenMs < settings.get('stepUpMinutes') * 60_000;
    },
    /** The id of a sign-in that outlives its window; `null` where there is none. */
    get keptId(): string | null {
      const current = currentOf(windowId);
      return current?.isKept === true ? current.id : null;
    },
    /** A new session of its own, whatever was there before: what was known of that one is worth nothing for this. */
    begin(accountId: string, how: Beginning = {}): void {
      const before = currentOf(windowId);
      const parked = [...(windows.get(windowId)?.parked ?? []), ...(before?.locked === true ? [before] : [])];
      const current: Held = {
        id: how.id ?? ids.next(),
        accountId,
        isKept: how.isKept ?? false,
        startedAt: clock.now(),
        startedMs: clock.monotonicMs(),
        lastsMs: how.lastsMs ?? settings.get('sessionHours') * 3_600_000,
        owes: how.owes ?? [],
        locked: how.locked ?? false,
        lastActiveAt: clock.now(),
        activeMs: clock.monotonicMs(),
        provenMs: how.isUnproven === true ? null : clock.monotonicMs(),
      };
      windows.set(windowId, { current, parked: parked.filter((other) => other.accountId !== accountId) });
      changed(windowId);
    },
    end(): void {
      const window = windows.get(windowId);
      if (window === undefined || window.current === null) return;
      window.current = null;
      changed(windowId);
    },
    setLocked(locked: boolean): void {
      const current = currentOf(windowId);
      if (current === null || current.locked === locked) return;
      current.locked = locked;
      if (!locked) this.prove();
      changed(windowId);
    },
    /** The password was given. */
    prove(): void {
      this.touch();
      const current = currentOf(windowId);
      if (current !== null) current.provenMs = clock.monotonicMs();
    },
    /** Somebody is at the window. */
    touch(): void {
      const current = currentOf(windowId);
      if (current === null) return;
      current.activeMs = clock.monotonicMs();
      current.lastActiveAt = clock.now();
    },
  });

  /** Ends every session that is asked for, parked ones too, and answers whose they were. Each is asked about once. */
  const endWhere = (wanted: (held: Held) => boolean): string[] =>
    [...windows].flatMap(([windowId, window]) => {
      const gone = heldIn(window).filter(wanted);
      const isGone = new Set<Held | null>(gone);
      window.parked = window.parked.filter((held) => !isGone.has(held));
      if (isGone.has(window.current)) of({ windowId }).end();
      return gone.map(({ accountId }) => accountId);
    });

  return {
    of,
    /** Somebody is at a window of this person: signed in there, and not locked. */
    isPresent: (accountId: string): boolean =>
      [...windows.keys()].some((windowId) => {
        const current = currentOf(windowId);
        return current?.accountId === accountId && !current.locked;
      }),
    /** The windows that somebody is signed in to. */
    windows: (): string[] => [...windows.keys()].filter((windowId) => currentOf(windowId) !== null),
    /** Those at which nobody did anything for as long as the settings allow. */
    idleWindows: (): string[] =>
      [...windows.keys()].filter((windowId) => {
        const current = currentOf(windowId);
        return (
          current !== null && !current.locked && idleMs(current) >= settings.get('idleLockMinutes') * 60_000
        );
      }),
    listOf: (accountId: string): SessionView[] =>
      [...windows].flatMap(([windowId, window]) =>
        heldIn(window)
          .filter((held) => held.accountId === accountId && !isOver(held))
          .map((held) => viewOf(windowId, held)),
      ),
    endById: (accountId: string, id: string): boolean =>
      endWhere((held) => held.accountId === accountId && held.id === id).length > 0,
    endAllOf: (accountId: string, exceptId: string | null = null): void =>
      void endWhere((held) => held.accountId === accountId && held.id !== exceptId),
    /** Ends those whose time is up, and answers whose they were. */
    endOver: (): string[] => endWhere(isOver),
    /** The window is gone, and who was parked there with it. */
    forget(windowId: string): void {
      of({ windowId }).end();
      windows.delete(windowId);
    },
    /** As when the store was closed under them. */
    endAll(): void {
      for (const windowId of windows.keys()) of({ windowId }).end();
      windows.clear();
    },
  };
}

const heldIn = ({ current, parked }: Window): Held[] => [current, ...parked].filter((held) => held !== null);

const viewOf = (windowId: string, held: Held): SessionView => ({
  windowId,
  id: held.id,
  isKept: held.isKept,
  isLocked: held.locked,
  startedAt: held.startedAt,
  lastActiveAt: held.lastActiveAt,
});

export type Sessions = ReturnType<typeof createSessions>;
export type WindowSession = ReturnType<Sessions['of']>;
