import { allows, needsSignIn, waitsForDebts } from '#contract/access.ts';
import { issueWords } from '#contract/issue-words.ts';
import type { Limit, NamedLimit } from '#contract/limits.ts';
import type { AnyOp, Rate } from '#contract/op.ts';
import type { Caller } from './caller.ts';
import { fieldIssues } from './field-issues.ts';
import type { Actor } from './implement.ts';
import type { RateLimiter } from './limits/rate-limit.ts';
import { invalidInput, OperationRefused } from './refusal.ts';
import type { WindowSession } from './sessions.ts';
import { structureIssue } from './structure.ts';

/** Whose secret is guessed at. */
export type Guessed = { readonly id: string } | { readonly identifier: string };
type Door = {
  readonly limiter: Pick<RateLimiter, 'waitMs' | 'take' | 'giveBack'>;
  /** Roles are read on every call, never remembered; `null` when the account is gone or inactive. */
  readonly actorOf: (accountId: string, owed: readonly string[]) => Actor | null;
  /** Names what is guessed at: an account, by its id or by what somebody typed, or what stands for a name that nobody has. */
  readonly guessedAt: (by: Guessed) => string;
  /** The figures of a limit that hold now. */
  readonly figuresOf: (limit: NamedLimit) => Limit;
};
type Arrival = { readonly path: string; readonly op: AnyOp; readonly raw: unknown; readonly caller: Caller };
export type Admitted = {
  readonly actor: Actor | null;
  readonly input: unknown;
  /** Gives back what the call took, where its limit does not count every call. Once is enough. */
  readonly forgive: () => void;
};

/**
 * Lets a call through or refuses it, in the one order of ARCHITECTURE 4: weight and shape, session, rate, role, schema,
 * second bucket. Each stage alone refuses, and nothing later runs.
 */
export function admit({ path, op, raw, caller }: Arrival, session: WindowSession, door: Door): Admitted {
  const misshapen = structureIssue(raw, op.maxBytes);
  if (misshapen !== null) throw invalidInput([misshapen]);

  // Nobody is kept from leaving, whatever became of their account or of the files that tell of it.
  const leaves = op.kind === 'command' && op.changesSession === 'leaves';
  const { accountId, locked } = session;
  const asksForNobody = !needsSignIn(op.access);
  // What anybody may do is done by nobody known behind a lock.
  const isNobody = accountId === null || op.needs === 'nothing' || (locked && asksForNobody);
  const actor = isNobody ? null : leaves ? { accountId, roles: [] } : door.actorOf(accountId, session.owes);
  if (!asksForNobody) {
    if (actor === null) throw new OperationRefused('UNAUTHENTICATED');
    if (locked) throw new OperationRefused('LOCKED');
  }

  const rate = op.rate as Rate<unknown>;
  const countsAll = rate.counts === undefined || rate.counts === 'calls';
  const returns: (() => void)[] = [];
  const forgive = (): void => returns.splice(0).forEach((giveBack) => giveBack());
  const pass = (key: string, named: NamedLimit, forGood = countsAll): void => {
    const limit = door.figuresOf(named);
    const retryAfterMs = door.limiter.waitMs(key, limit);
    if (retryAfterMs > 0) throw new OperationRefused('RATE_LIMITED', undefined, retryAfterMs);
    // Taken before the answer is known, so that guesses made side by side cannot all look at the same full bucket.
    door.limiter.take(key, limit);
    if (!forGood) returns.push(() => door.limiter.giveBack(key, limit));
  };
  const bucket = rate.group ?? path;
  const holder = rate.per === 'pc' ? 'pc' : (actor?.accountId ?? `window:${caller.windowId}`);
  pass(`${bucket}|${holder}`, rate);
  try {
    if (rate.attempts !== undefined) pass(`${bucket}|attempts|${holder}`, rate.attempts, true);
    if (!leaves && !allows(op.access, actor?.roles ?? [])) throw new OperationRefused('FORBIDDEN');
    if (actor?.hasDebts === true && waitsForDebts(op.access))
      throw new OperationRefused('FORBIDDEN', { owes: true });
    if (op.kind === 'command' && op.stepUp === true && !session.isProven)
      throw new OperationRefused('FORBIDDEN', { stepUp: true });
    const parsed = op.input.safeParse(raw, { error: issueWords });
    if (!parsed.success) throw invalidInput(fieldIssues(parsed.error));
    const about = aboutWhat(rate, bucket, parsed.data, { own: accountId, guessedAt: door.guessedAt });
    if (about !== null) pass(about.key, about.limit);
    return { actor, input: parsed.data, forgive };
  } catch (refusal) {
    // What never reached the handler is no guess, and no upload.
    forgive();
    throw refusal;
  }
}

type Accounts = { readonly own: string | null; readonly guessedAt: Door['guessedAt'] };

/** The second bucket of a call; operations that guess at the same account share one. */
function aboutWhat(
  { alsoBy }: Rate<unknown>,
  bucket: string,
  input: unknown,
  { own, guessedAt }: Accounts,
): { readonly key: string; readonly limit: NamedLimit } | null {
  if (alsoBy === undefined) return null;
  if (alsoBy.account === undefined) {
    const key = alsoBy.key(input);
    return key === null ? null : { key: `${bucket}|by|${key}`, limit: alsoBy };
  }
  const of = (by: Guessed) => ({ key: `${alsoBy.limit}|${guessedAt(by)}`, limit: alsoBy });
  if (alsoBy.account === 'own') return own === null ? null : of({ id: own });
  return of({ identifier: alsoBy.account(input) });
}
