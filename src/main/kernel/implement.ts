import type { Access, Role } from '#contract/access.ts';
import type { AnyOp, AuditDetails, CodeOf, Feature, ParsedOf, ReturnOf } from '#contract/op.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Caller } from './caller.ts';
import type { KeptRefusal, RefusalDetails } from './refusal.ts';
import type { WindowSession } from './sessions.ts';

export type Actor = {
  readonly accountId: string;
  readonly roles: readonly Role[];
  /** They have to read the privacy notice or choose a new password before anything else. */
  readonly hasDebts?: boolean;
};
type ActorOf<T> = T extends { access: infer A extends Access }
  ? 'anyone' extends A
    ? Actor | null
    : Actor
  : never;

/** What every handler is given beside its input. */
export type Ctx<T> = {
  readonly actor: ActorOf<T>;
  readonly caller: Caller;
  /** Of the window that asks; it changes in `after` only. */
  readonly session: Readonly<WindowSession>;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Refuses and rolls back. Only the operation's own codes and the common ones compile. */
  fail(code: CodeOf<T>, details?: unknown): never;
  /** This call uses up nothing of a limit that counts what is accepted. */
  forgive(): void;
};
/** Where the window's session may change: once the writes are committed. */
type AfterCtx<T> = Ctx<T> & { readonly session: WindowSession };
/** For the audit row: names of fields, ids, codes and counts; and the id of what was acted upon. */
export type Noted = { readonly details?: AuditDetails; readonly subject?: string };
type CommitCtx<T, P> = Ctx<T> & {
  readonly prepared: P;
  /** Refuses and keeps what was written, audited with `subject`. Return its value. */
  readonly refuse: (code: CodeOf<T>, how?: RefusalDetails) => KeptRefusal;
  /** Says more in the audit row than the declaration can know: what changed, or upon whom the call acted. */
  readonly note: (more: Noted) => void;
};

/** How the parts of a stream ended. */
export type StreamEnd<R> =
  | { readonly kind: 'finished'; readonly result: R }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'failed' };

type CommandParts<T, P> = {
  /** Slow work before the transaction: hashing, parsing, asking. Reads only. */
  readonly prepare?: (db: Reader, input: ParsedOf<T>, ctx: Ctx<T>) => P | Promise<P>;
  /** One synchronous transaction, with its audit row. */
  readonly commit: (db: Writer, input: ParsedOf<T>, ctx: CommitCtx<T, P>) => ReturnOf<T> | KeptRefusal;
  /** Where it was not committed, for whatever reason: puts away what `prepare` left outside of the transaction. */
  readonly discard?: (prepared: P) => void;
  /** Once committed. */
  readonly after?: (
    output: ReturnOf<T>,
    ctx: AfterCtx<T> & { readonly prepared: P; readonly input: ParsedOf<T> },
  ) => void;
};
type StreamParts<T, S, R> = {
  /** One transaction before the first part. */
  readonly open: (db: Writer, input: ParsedOf<T>, ctx: Ctx<T>) => S;
  /** The parts. `R` is handed to `close`. Stops when `ctx.signal` aborts. */
  readonly parts: (state: S, ctx: Ctx<T>) => AsyncGenerator<ReturnOf<T>, R, void>;
  /** One transaction before the last part, which it returns; also after an abort or a fault. */
  readonly close: (db: Writer, state: S, end: StreamEnd<R>, ctx: Ctx<T>) => ReturnOf<T>;
  /** Last of all, once `open` was committed: also where `close` could not even begin. */
  readonly after?: (state: S) => void;
};

/** A handler with its types erased, as the dispatcher runs it. */
export type Impl =
  | {
      readonly kind: 'leave';
      readonly op: AnyOp & { readonly kind: 'command' };
      readonly leave: (session: WindowSession) => void;
    }
  | { readonly kind: 'query'; readonly op: AnyOp; readonly read: Erased }
  | {
      readonly kind: 'command';
      readonly op: AnyOp & { readonly kind: 'command' };
      readonly parts: CommandParts<AnyOp, unknown>;
    }
  | { readonly kind: 'stream'; readonly op: AnyOp; readonly parts: StreamParts<AnyOp, unknown, unknown> }
  | {
      readonly kind: 'bare';
      readonly op: AnyOp;
      readonly run: (input: unknown, ctx: AfterCtx<AnyOp>) => unknown;
    };
type Erased = (db: Reader, input: unknown, ctx: Ctx<AnyOp>) => unknown;

/** Ties a handler to the operation it answers. The casts erase what the signatures have checked. */
export const implement = {
  query: <T extends AnyOp & { kind: 'query' }>(
    op: T,
    read: (db: Reader, input: ParsedOf<T>, ctx: Ctx<T>) => ReturnOf<T> | Promise<ReturnOf<T>>,
  ): Impl => ({ kind: 'query', op, read: read as unknown as Erased }),

  command: <T extends AnyOp & { kind: 'command' }, P = undefined>(
    op: T,
    parts: CommandParts<T, P>,
  ): Impl => ({
    kind: 'command',
    op,
    parts: parts as unknown as CommandParts<AnyOp, unknown>,
  }),

  /** For a command that `leaves`: it changes nothing but the session, so nothing can keep it from working. */
  leave: (op: AnyOp & { kind: 'command' }, leave: (session: WindowSession) => void): Impl => ({
    kind: 'leave',
    op,
    leave,
  }),

  stream: <T extends AnyOp & { kind: 'stream' }, S, R>(op: T, parts: StreamParts<T, S, R>): Impl => ({
    kind: 'stream',
    op,
    parts: parts as unknown as StreamParts<AnyOp, unknown, unknown>,
  }),

  /** For an operation that `needs: 'nothing'`: it works while the store is closed and is given no database. */
  bare: <T extends AnyOp & { kind: 'query' | 'command' }>(
    op: T,
    run: (input: ParsedOf<T>, ctx: AfterCtx<T>) => ReturnOf<T> | Promise<ReturnOf<T>>,
  ): Impl => ({ kind: 'bare', op, run: run as never }),
};

/** A handler for every operation of a feature: one that is missing does not compile. */
export type ImplsOf<F extends Feature> = { readonly [K in keyof F]: Impl };
