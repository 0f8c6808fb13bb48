import type { FieldIssue } from '#contract/errors.ts';
import type { AuditDetails } from '#contract/op.ts';
import type { Clock } from '#main/platform/ports.ts';
import { createRateLimiter } from '../limits/rate-limit.ts';
import type { OperationRefused } from '../refusal.ts';
import { keyOf, type Attribution } from './attribution.ts';
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
/** And so many rows of one caller, whatever they try. */
const most = { max: 60, perSeconds: 3600 };
/** Beyond this number, what is over is swept. */
const sweepAbove = 1000;

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The first id that a call named: what it was after. The raw input has passed the check of its shape. */
function targetOf(raw: unknown): AuditDetails {
  const values = typeof raw === 'object' && raw !== null ? Object.values(raw) : [];
  const id = values.find((value): value is string => typeof value === 'string' && uuid.test(value));
  return id === undefined ? {} : { target: id.toLowerCase() };
}

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

/**
 * Puts refused calls on record: a wrong role, another's object, an unknown operation, a malformed input, a limit. Once
 * for each operation, caller, code and quarter of an hour, and so many rows an hour of one caller, so that whoever goes
 * on trying fills no disk; the next row says how often there was none. Never throws.
 */
export function createRefusals({
  clock,
  trail,
}: {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly trail: Pick<AuditTrail, 'record'>;
}) {
  const quiet = new Map<string, { readonly untilMs: number; unrecorded: number }>();
  const rows = createRateLimiter(clock);

  const sweep = (): void => {
    for (const [key, { untilMs }] of quiet) if (untilMs <= clock.monotonicMs()) quiet.delete(key);
  };

  return {
    note({ refusal, op, raw, by, windowId }: RefusedCall): void {
      const { code } = refusal;
      const isNews = isWaiting(refusal) ? op !== null && op.kind !== 'query' : tried.has(code);
      if (!isNews || isAskedAgain(refusal)) return;

      const caller = keyOf(by, windowId);
      const path = op?.path ?? 'unknown';
      const key = `${caller}|${path}|${code}`;
      const before = quiet.get(key);
      const isQuiet = before !== undefined && before.untilMs > clock.monotonicMs();
      if (isQuiet || rows.waitMs(caller, most) > 0) {
        if (before !== undefined) before.unrecorded += 1;
        return;
      }
      rows.take(caller, most);
      if (quiet.size >= sweepAbove) sweep();
      quiet.set(key, { untilMs: clock.monotonicMs() + quietMs, unrecorded: 0 });

      const isLimit = code === 'RATE_LIMITED';
      const hadOp = op !== null && (code === 'NOT_FOUND' || code === 'FORBIDDEN');
      trail.record({
        action: isLimit ? 'limit.exceeded' : 'call.refused',
        actorId: by.actorId,
        outcome: 'refused',
        details: {
          op: path,
          ...(isLimit ? {} : { code }),
          ...issueOf(refusal),
          ...(hadOp ? targetOf(raw) : {}),
          ...(before === undefined || before.unrecorded === 0 ? {} : { unrecorded: before.unrecorded }),
          ...by.details,
        },
      });
    },
  };
}
export type Refusals = ReturnType<typeof createRefusals>;
