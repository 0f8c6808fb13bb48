import type { Clock, Disk, Log } from '../ports.ts';
import type { Ballast } from './ballast.ts';
import type { DataFolder } from './data-folder.ts';
import { probeWriting } from './probe-writing.ts';
import { StoreFault, storeFaultIn } from './store-fault.ts';

/**
 * Whether an open store takes what people write. `disk_full`: it does not, but what may use the reserve goes on.
 * `neededBytes`: how much more room makes it take everything again; `null` where the file system does not tell.
 */
export type Writability =
  | { readonly state: 'ok' }
  | { readonly state: 'disk_full'; readonly neededBytes: number | null }
  | { readonly state: 'readonly' };

/** What a transaction may use: with `fromReserve` it is tried on a full disk too, with room that the ballast gives back. */
export type Demand = { readonly fromReserve?: boolean };

/** How often a store that takes nothing looks whether it can again, and one that has no reserve whether it can have one. */
const lookEveryMs = 15_000;

/** In ballasts: with less free than this the disk counts as full, before it is. */
const least = 1;
/** So much more than a whole ballast, and it is not full any more: apart, so that it does not change with every file. */
const enough = 2;
/** So much the ballast sees to before anything uses the reserve. */
const forOneWrite = 1 / 8;

/**
 * Keeps watch over the disk of an open store (0165): it stops what people write before the disk is full, keeps a ballast
 * for what must be written all the same, and lets everything go on once there is room for both.
 */
export function watchDisk(o: {
  readonly disk: Disk;
  readonly folder: DataFolder;
  readonly ballast: Ballast;
  readonly every: Clock['every'];
  readonly log: Log;
}) {
  const { disk, folder, ballast, log } = o;
  const { reserveBytes } = disk;
  const ended = new AbortController();
  const listeners: (() => void)[] = [];
  let state: Writability['state'] = 'ok';

  const set = (next: Writability['state']): void => {
    if (next === state) return;
    state = next;
    if (next === 'ok') log.info('store.writableAgain');
    else log.warn('store.readOnly', { cause: next, freeBytes: freeBytes() });
    for (const listener of listeners) listener();
  };
  /** `null`: the file system does not say. What it does with a write, that shows. */
  const freeBytes = (): number | null => {
    try {
      return disk.freeBytes(folder.root);
    } catch {
      return null;
    }
  };
  const wantedBytes = (): number => enough * reserveBytes + ballast.missingBytes();
  const hasRoom = (): boolean => (freeBytes() ?? Infinity) >= wantedBytes();

  /** Before the disk is full: whatever else is written here fills it up without asking. */
  const notice = (): void => {
    if (state === 'ok' && (freeBytes() ?? Infinity) < least * reserveBytes) set('disk_full');
  };
  const giveRoom = (): void => {
    while ((freeBytes() ?? Infinity) < forOneWrite * reserveBytes && ballast.giveBackSlice()) {
      // A slice at a time, as long as there are any.
    }
  };

  const recover = async (): Promise<void> => {
    notice();
    if (ended.signal.aborted || !hasRoom()) return;
    if (state !== 'ok' && probeWriting(folder) !== null) return;
    try {
      // A quota is not seen in what is free, but in whether the disk takes the reserve.
      await ballast.fill(ended.signal);
      set('ok');
    } catch (error) {
      const kind = storeFaultIn(error)?.kind;
      if (kind === 'disk_full' || kind === 'readonly') set(kind);
      else if (!ended.signal.aborted) log.error('store.reserveNotMade', error);
    }
  };
  let recovering: Promise<void> | null = null;
  const look = (): Promise<void> =>
    (recovering ??= recover().finally(() => {
      recovering = null;
    }));
  const stopLooking = o.every(lookEveryMs, () => {
    if (state !== 'ok' || ballast.missingBytes() > 0) void look();
    else notice();
  });

  const writability = (): Writability => {
    notice();
    if (state !== 'disk_full') return { state };
    const free = freeBytes();
    const lacks = free === null ? 0 : wantedBytes() - free;
    return { state, neededBytes: lacks > 0 ? lacks : null };
  };

  return {
    writability,
    whenChanged: (listener: () => void): void => void listeners.push(listener),
    /** Looks now whether everything can go on. Never rejects. */
    look,
    /** Whether so much can be written without the disk becoming full. */
    hasRoomFor: (bytes: number): boolean =>
      state === 'ok' && (freeBytes() ?? Infinity) >= bytes + least * reserveBytes,
    /** Before each transaction. Throws StoreFault where it may not even begin. */
    admit: ({ fromReserve = false }: Demand): void => {
      notice();
      if (state === 'ok') return;
      if (!fromReserve) throw new StoreFault(state, 'NOT_TAKING_WRITES');
      if (state === 'disk_full') giveRoom();
    },
    /** After a transaction that a fault ended: what kind of fault that is, seen from the disk. */
    met: (fault: StoreFault): StoreFault => {
      const isVague = /^SQLITE_(?:IOERR|CANTOPEN)/.test(fault.message);
      const kind = (isVague ? probeWriting(folder) : null) ?? fault.kind;
      // Of what the file system does not tell, a quota, the next one that may use the reserve has this slice.
      if (kind === 'disk_full') ballast.giveBackSlice();
      if (kind === 'disk_full' || kind === 'readonly') set(kind);
      return kind === fault.kind ? fault : new StoreFault(kind, fault.message, { cause: fault });
    },
    /** Resolves when nothing of the ballast is being written any more. */
    end: async (): Promise<void> => {
      stopLooking();
      ended.abort();
      await recovering;
    },
  };
}
export type DiskWatch = ReturnType<typeof watchDisk>;
