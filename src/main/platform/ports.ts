/**
 * What the core needs of the machine it runs on. A host passes one `Ports` to `createApp`; tests pass the same with a
 * fake clock. Nothing in the core reaches for a global instead.
 */

import type { PolicySource } from './policy/policy-source.ts';
import type { StretchCode } from './stretch-code.ts';

export type Clock = {
  /** Wall time. */
  readonly now: () => Date;
  /** Milliseconds that only ever grow, whatever is done to the wall clock. */
  readonly monotonicMs: () => number;
  /** Calls `task` every `ms` until the returned function is called. Never keeps the process alive. */
  readonly every: (ms: number, task: () => void) => () => void;
};

export type Ids = {
  /** A UUIDv7: unique, and ordered by time within this process. */
  readonly next: () => string;
};

/** The disk under the data folder. */
export type Disk = {
  /** Bytes that this OS user may still write on the disk of a folder that exists. Throws what the file system throws. */
  readonly freeBytes: (folder: string) => number;
  /** How much room is kept for what must be written when there is none left. */
  readonly reserveBytes: number;
};

export type Random = {
  /** Cryptographically strong bytes. */
  readonly bytes: (count: number) => Uint8Array;
};

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** JSON lines. Never a secret, a person's words, or an identifier that was typed. */
export type Log = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  /** Takes the error apart itself, so that no caller has to think of what an error may hold. */
  readonly error: (event: string, error: unknown, fields?: LogFields) => void;
};

/** What the keychain answered. Only `absent` on a PC that never had a store may lead to making a key. */
export type VaultAnswer =
  | { readonly kind: 'found'; readonly secret: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unavailable'; readonly cause: string };

/**
 * What a keychain holds of a store: its master key, how far the store had come when it was last looked after, and the
 * token of a person who stays signed in over a restart.
 */
export type VaultItem = 'key' | 'head' | 'signIn';

/** The keychain of the OS user, by the id of a store. */
export type KeyVault = {
  /** Names the backend in the store's record, so that a changed keychain is recognised: `secret-service`, `key-file`… */
  readonly backend: string;
  readonly get: (storeId: string, item: VaultItem) => Promise<VaultAnswer>;
  /** A call has not come back yet, or never will: it holds a thread of this process. */
  readonly isWaiting: () => boolean;
  /** Writes and reads back, a key also in another process; throws when what came back differs. Up to 1 KiB. */
  readonly set: (storeId: string, item: VaultItem, secret: Uint8Array) => Promise<void>;
};

export type PasswordHasher = {
  /** A salted hash with its scheme and cost in front. `pepper` is 32 bytes, `cost` the binary logarithm of the rounds. */
  readonly hash: (password: string, pepper: Uint8Array, cost: number) => Promise<string>;
  /** Takes as long for `null` (no such account) as for a wrong password at this cost, and answers `false`. */
  readonly verify: (
    password: string,
    hash: string | null,
    pepper: Uint8Array,
    cost: number,
  ) => Promise<boolean>;
  /** The hash was made at a lower cost. */
  readonly isOutdated: (hash: string, cost: number) => boolean;
};

/**
 * What a worker does: `worker` is the name of its file in `src/main/workers`, the rest are types that both sides of the
 * thread hold to. With `Part`, the answer comes after parts that are made one at a time, as they are asked for.
 */
export type WorkerJob<In, Out, Part = never> = {
  readonly worker: string;
  /** How long a call may take to its answer or its next part, where that is not the pool's own limit. */
  readonly deadlineMs?: number;
  /** How many MB more than before the process may hold while a call runs, bytes outside of the heap included. */
  readonly growthMb?: number;
  /** Each call gets a thread that ends with it, so that nothing of it meets the next one. */
  readonly ownThread?: true;
  readonly types?: { readonly input: In; readonly output: Out; readonly part: Part };
};

/** Runs jobs in threads of their own. Rejects with a `WorkerError`. */
export type WorkerPool = {
  readonly run: <In, Out>(job: WorkerJob<In, Out>, input: In, signal?: AbortSignal) => Promise<Out>;
  /** The thread works on the next part only when it is asked for; leaving the loop ends the call. */
  readonly parts: <In, Out, Part>(
    job: WorkerJob<In, Out, Part>,
    input: In,
    signal?: AbortSignal,
  ) => AsyncGenerator<Part, Out, undefined>;
  readonly close: () => Promise<void>;
};

/** How late the event loop came to what was due, since this was last asked, in whole milliseconds. */
export type EventLoopDelay = { readonly p50Ms: number; readonly p99Ms: number; readonly maxMs: number };

/** This process, and the machine that it runs on. */
export type Machine = {
  /** Bytes. `resident` and `heap` of this process; `available` is what the machine can still give out. */
  readonly memory: () => {
    readonly residentBytes: number;
    readonly heapBytes: number;
    readonly availableBytes: number;
    readonly totalBytes: number;
  };
  /** Since this process began. */
  readonly uptimeMs: () => number;
  readonly takeEventLoopDelay: () => EventLoopDelay;
  /** Nothing is measured any more. */
  readonly stop: () => void;
};

/** The program, the PC and its user: what an audit row has in the place of a network address. */
export type Place = { readonly program: string; readonly machine: string; readonly osUser: string };

export type Ports = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly disk: Disk;
  readonly log: Log;
  readonly vault: KeyVault;
  /** The organisation's policy, as this PC holds it. */
  readonly policy: PolicySource;
  readonly passwords: PasswordHasher;
  /** What a recovery code of the store opens its keys with. */
  readonly stretchCode: StretchCode;
  readonly workers: WorkerPool;
  readonly machine: Machine;
  /** Where the store lives: one folder, one store, one OS user. */
  readonly dataDir: string;
  /** The folder behind the token that the host gave for it when somebody chose it; `null`: it gave no such token. */
  readonly chosenFolder: (token: string) => string | null;
  /** Where the files of the log lie; `null` where they lie nowhere. */
  readonly logDir: string | null;
  /** `migrations/` and `resources/` as they ship. */
  readonly migrationsDir: string;
  readonly resourcesDir: string;
  readonly appVersion: string;
  /** IANA name of the zone in which people here read times. */
  readonly timeZone: string;
  readonly place: Place;
  /** `place` in a line, for the lock file. */
  readonly processName: string;
  /** Told of each statement that features run, without what it was asked for: for tests that count and explain them. */
  readonly onStatement?: (sql: string) => void;
};
