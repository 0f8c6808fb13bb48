import type { Reply } from '#contract/errors.ts';
import type { Limit, NamedLimit } from '#contract/limits.ts';
import type { AnyOp, Contract } from '#contract/op.ts';
import type { Store } from '#main/platform/db/store.ts';
import type { Clock, Ids, Log } from '#main/platform/ports.ts';
import { admit, type Guessed } from './admit.ts';
import { asError } from './as-error.ts';
import { attributionOf, type Attribution } from './audit/attribution.ts';
import type { AuditRecorder } from './audit/recorder.ts';
import type { Refusals } from './audit/refusals.ts';
import type { AuditTrail } from './audit/trail.ts';
import { duringCall } from './call-log.ts';
import type { Caller } from './caller.ts';
import type { Events } from './events.ts';
import { demandWritable } from './demand-writable.ts';
import { failureOf } from './failure-of.ts';
import type { Actor, Impl } from './implement.ts';
import type { Metrics } from './metrics/metrics.ts';
import { createRateLimiter } from './limits/rate-limit.ts';
import type { SecretLimiter } from './limits/secret-limiter.ts';
import { OperationRefused, PlainRefusal, RecordedRefusal } from './refusal.ts';
import { run } from './run.ts';
import type { Sessions } from './sessions.ts';
import type { Turns } from './turns.ts';

/** Slower than this is logged by name (ARCHITECTURE 4). */
const slowMs = 100;

type Wiring = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly sessions: Sessions;
  readonly events: Events;
  readonly metrics: Metrics;
  /** The figures of a limit that hold now. */
  readonly figuresOf: (limit: NamedLimit) => Limit;
  readonly contract: Contract;
  /** The handler of `feature.operation`; `null` while the store is closed and the operation needs it. */
  readonly implOf: (path: string) => Impl | null;
  readonly store: () => Store | null;
  readonly recordAudit: AuditRecorder;
  readonly trail: AuditTrail;
  readonly refusals: Refusals;
  readonly turns: Turns;
  /** The limits that guard a secret, of operations with this need. */
  readonly secretLimiter: (needs: NonNullable<AnyOp['needs']>) => SecretLimiter;
  readonly actorOf: (accountId: string, owed: readonly string[]) => Actor | null;
  /** Names what is guessed at: an account, by its id or by what somebody typed, or what stands for a name that nobody has. */
  readonly guessedAt: (by: Guessed) => string;
};
export type DispatchOptions = { readonly signal?: AbortSignal; readonly onPart?: (part: unknown) => void };
export type Dispatch = (
  caller: Caller,
  path: string,
  raw: unknown,
  options?: DispatchOptions,
) => Promise<Reply>;

/**
 * Whether a call that was not answered used up nothing. What was refused without a trace is no upload; what was cancelled,
 * met a fault or looked at no secret is no guess, but it may have been a whole upload.
 */
function isForgiven({ counts }: AnyOp['rate'], error: unknown): boolean {
  const refused = error instanceof OperationRefused;
  if (counts === 'accepted') return refused && !(error instanceof RecordedRefusal);
  return counts === 'refusals' && (!refused || error instanceof PlainRefusal);
}

/** The one way in: every call of every host goes through here, and every outcome is a reply. */
export function createDispatch(wiring: Wiring): Dispatch {
  const { clock, log, sessions, events, metrics, trail, turns, refusals } = wiring;
  const limiter = createRateLimiter(clock);
  const ops = new Map<string, AnyOp>(
    Object.entries(wiring.contract).flatMap(([feature, of]) =>
      Object.entries(of).map(([name, op]): [string, AnyOp] => [`${feature}.${name}`, op]),
    ),
  );
  const noteRefusal = (by: Attribution, { windowId }: Caller, path: string, raw: unknown, error: unknown) => {
    if (!(error instanceof OperationRefused) || error instanceof RecordedRefusal) return;
    if (wiring.store() === null) return;
    const kind = ops.get(path)?.kind;
    const op = kind === undefined ? null : { path, kind };
    refusals.note({ refusal: error, op, raw, by, windowId });
  };

  const answer = async (
    by: Attribution,
    caller: Caller,
    path: string,
    raw: unknown,
    options: DispatchOptions,
  ): Promise<unknown> => {
    const op = ops.get(path);
    if (op === undefined) throw new OperationRefused('NOT_FOUND');
    const session = sessions.of(caller);
    const impl = wiring.implOf(path);
    if (impl === null) throw new OperationRefused('UNAVAILABLE');

    const secrets = op.rate.guardsSecret === true ? wiring.secretLimiter(op.needs ?? 'store') : null;
    const admitted = admit({ path, op, raw, caller }, session, {
      limiter: secrets ?? limiter,
      actorOf: wiring.actorOf,
      guessedAt: wiring.guessedAt,
      figuresOf: wiring.figuresOf,
    });
    // The window asks again of its own accord; only what changes something is a sign of a person.
    if (op.kind !== 'query') session.touch();

    const { owes } = session;
    const call = {
      ...admitted,
      by,
      actorOf: (accountId: string) => wiring.actorOf(accountId, owes),
      caller,
      session,
      now: clock.now(),
      signal: options.signal ?? new AbortController().signal,
      onPart: options.onPart ?? (() => {}),
    };
    const announce = (): void => {
      if (op.kind !== 'query' && op.invalidates !== undefined) {
        events.push(null, { event: 'invalidated', ops: op.invalidates });
      }
    };
    try {
      demandWritable(op, wiring.store());
      // Kept before anything is checked: a guess that a crash or a quit leaves without an answer is a guess too.
      if (secrets !== null) await secrets.save();
      const output = await run(impl, call, wiring.store(), wiring);
      if (op.rate.counts === 'refusals') admitted.forgive();
      await secrets?.keep();
      // A write went through, so there is room again for what was owed.
      if (impl.kind === 'command' || impl.kind === 'stream') trail.settle();
      announce();
      return output;
    } catch (error) {
      if (isForgiven(op.rate, error)) admitted.forgive();
      // A stream that was aborted or failed has committed its opening and its close.
      if (op.kind === 'stream') announce();
      throw error;
    }
  };

  const serve = async (
    ref: string,
    caller: Caller,
    path: string,
    raw: unknown,
    options: DispatchOptions,
  ): Promise<Reply> => {
    let startedMs = clock.monotonicMs();
    // Whoever is at the window when the call comes to its turn: what it does may end their session.
    let by = attributionOf(sessions.of(caller));
    const op = ops.get(path);
    const change = op?.kind === 'command' ? op.changesSession : undefined;
    const work = (): Promise<unknown> => {
      startedMs = clock.monotonicMs();
      by = attributionOf(sessions.of(caller));
      return answer(by, caller, path, raw, options);
    };
    const reply = await turns.take(caller.windowId, change, work).then(
      (data): Reply => {
        // Whoever was there leaves with it, and what was counted of them is told.
        if (change !== undefined) refusals.settleOf(by, caller.windowId);
        return { ok: true, data };
      },
      (thrown: unknown): Reply => {
        const error = asError(thrown);
        noteRefusal(by, caller, path, raw, error);
        return { ok: false, error: failureOf({ log, ref }, path, error) };
      },
    );
    const ms = clock.monotonicMs() - startedMs;
    const outcome = reply.ok ? 'OK' : reply.error.code;
    const known = op === undefined ? 'unknown' : path;
    metrics.record({ op: known, outcome, ms, accountId: by.actorId });
    const line = { op: known, outcome, ms: Math.round(ms), window: caller.windowId };
    if (ms > slowMs) log.warn('op.slow', line);
    else log.info('op', line);
    return reply;
  };

  return (caller, path, raw, options = {}) => {
    const ref = wiring.ids.next();
    return duringCall(ref, () => serve(ref, caller, path, raw, options));
  };
}
