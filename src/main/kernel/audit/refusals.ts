import type { FieldIssue } from '#contract/errors.ts';
import type { AuditDetails } from '#contract/op.ts';
import type { Clock } from '#main/platform/ports.ts';
import { createRateLimiter } from '../limits/rate-limit.ts';
import type { OperationRefused } from '../refusal.ts';
import { keyOf, type Attribution } from './attribution.ts';
import { createRefusalCounts } from './refusal-counts.ts';
import type { AuditTrail } from './trail.ts';

/** A call that was refused. */
export type RefusedCall = {
  readonly refusal: OperationRefused;
  /** `null`: it named no operation that there is. What it named instead is not kept. */
  readonly op: { readonly path: string; readonly kind: 'query' | 'command' | 'stream' } | null;
  readonly raw: unknown;
  readonly by: Attribution;
  readonly windowId: string;
};

/** Nobody who uses the windows as they are made meets these: somebody tried something, or something is wrong. */
const tried: ReadonlySet<string> = new Set(['FORBIDDEN', 'NOT_FOUND', 'INVALID_INPUT', 'RATE_LIMITED']);

/** One row for the same refusal of the same caller in this time. */
const quietMs = 15 * 60_000;

/** The rows of one caller, whatever they try. Each kind has its own, so that none can be used up by another. */
const budgets = {
  /** For each operation: a wrong role, the object of somebody else, a limit. */
  grave: { max: 120, perSeconds: 3600 },
  /** For each further object of somebody else. */
  further: { max: 60, perSeconds: 3600 },
  /** For each operation: what is no input of it, or comes from nobody; and operations that there are not. */
  slight: { max: 60, perSeconds: 3600 },
} as const;

/** Beyond this number, what is over is swept. */
const sweepAbove = 1000;
/** Ids that a row names. */
const mostIds = 5;

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The ids that an input names, wherever they stand. The raw input has passed the check of its shape. */
function* idsIn(raw: unknown): Generator<string> {
  if (typeof raw === 'string' && uuid.test(raw)) yield raw.toLowerCase();
  if (typeof raw !== 'object' || raw === null || ArrayBuffer.isView(raw)) return;
  for (const value of Object.values(raw)) yield* idsIn(value);
}

/** What a call was after: the first ids that it named. */
const targetsOf = (raw: unknown): string[] => [...new Set(idsIn(raw))].slice(0, mostIds);

function issueOf({ details }: OperationRefused): AuditDetails {
  const [first] = (details as { readonly fields?: readonly FieldIssue[] } | undefined)?.fields ?? [];
  return first === undefined ? {} : { issue: first.issue };
}

/** A window whose session is over, locked, or not complete yet asks again for what it shows: only its commands are news. */
const isWaiting = ({ code, details }: OperationRefused): boolean =>
  code === 'UNAUTHENTICATED' || code === 'LOCKED' || (code === 'FORBIDDEN' && details !== undefined);

/** An admin who is asked for the password again meets nothing but the rule. A wrong answer has a row of its own. */
const isAskedAgain = ({ details }: OperationRefused): boolean =>
  typeof details === 'object' && details !== null && 'stepUp' in details;

const isGrave = (refusal: OperationRefused, op: RefusedCall['op']): boolean =>
  op !== null && !isWaiting(refusal) && refusal.code !== 'INVALID_INPUT';

/**
 * Puts refused calls on record: a wrong role, another's object, an unknown operation, a malformed input, a limit. Once
 * for each operation, object, caller and code in a quarter of an hour, and so many rows an hour of one caller, so that
 * whoever goes on trying fills no disk. What gets no row of its own is counted, and the counts become a row. Never throws.
 */
export function createRefusals({
  clock,
  trail,
}: {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly trail: Pick<AuditTrail, 'record'>;
}) {
  /** Until when there is a row already. */
  const quiet = new Map<string, number>();
  const rows = createRateLimiter(clock);
  const counts = createRefusalCounts({ clock, trail, waitMs: quietMs });

  const isQuiet = (key: string): boolean => (quiet.get(key) ?? 0) > clock.monotonicMs();
  const sweep = (): void => {
    for (const key of quiet.keys()) if (!isQuiet(key)) quiet.delete(key);
  };
  const hasRoom = (caller: string, budget: keyof typeof budgets): boolean => {
    const key = `${caller}|${budget}`;
    if (rows.waitMs(key, budgets[budget]) > 0) return false;
    rows.take(key, budgets[budget]);
    return true;
  };

  return {
    note({ refusal, op, raw, by, windowId }: RefusedCall): void {
      const { code } = refusal;
      const isNews = isWaiting(refusal) ? op !== null && op.kind !== 'query' : tried.has(code);
      if (!isNews || isAskedAgain(refusal)) return;

      const caller = keyOf(by, windowId);
      const path = op?.path ?? 'unknown';
      const grave = isGrave(refusal, op);
      const isLimit = code === 'RATE_LIMITED';
      const targets = grave && !isLimit ? targetsOf(raw) : [];
      const first = `${caller}|${path}|${code}`;
      const each = `${first}|${targets.join()}`;
      const budget = isQuiet(first) ? 'further' : grave ? 'grave' : 'slight';
      const isNew = !isQuiet(first) || (targets.length > 0 && !isQuiet(each));
      if (!isNew || !hasRoom(caller, budget)) return counts.add(caller, by, `${path}.${code}`);

      if (quiet.size >= sweepAbove) sweep();
      const untilMs = clock.monotonicMs() + quietMs;
      if (!isQuiet(first)) quiet.set(first, untilMs);
      quiet.set(each, untilMs);
      const [target, ...others] = targets;
      trail.record({
        action: isLimit ? 'limit.exceeded' : 'call.refused',
        actorId: by.actorId,
        outcome: 'refused',
        details: {
          op: path,
          ...(isLimit ? {} : { code }),
          ...issueOf(refusal),
          ...(target === undefined ? {} : { target }),
          ...(others.length === 0 ? {} : { others }),
          ...by.details,
        },
      });
    },
    /** Puts on record what was counted long enough. To be called about once a minute. */
    settleDue: () => counts.settleDue(),
    /** Puts on record what was counted of a caller who leaves. */
    settleOf: (by: Attribution, windowId: string): void => counts.settleOf(keyOf(by, windowId)),
    /** Puts on record whatever was counted, before the store closes. */
    settleAll: () => counts.settleAll(),
  };
}
export type Refusals = ReturnType<typeof createRefusals>;
