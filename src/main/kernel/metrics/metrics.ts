/** Durations kept for each operation: enough for a steady p95, small enough to forget an old slow spell. */
const kept = 512;
/** People whose refusals are counted apart. A branch has fewer. */
const mostPeople = 500;

export type OperationFigures = {
  readonly op: string;
  readonly calls: number;
  /** Replies by code; `OK` for a success. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Of all its calls together. */
  readonly totalMs: number;
};

/** A call that was answered. */
export type MeasuredCall = {
  readonly op: string;
  readonly outcome: string;
  readonly ms: number;
  /** Who is at the window; `null` where nobody is known to be. */
  readonly accountId: string | null;
};

/** How often somebody met a limit; `null` stands for everybody who is not known. */
export type LimitViolations = { readonly accountId: string | null; readonly count: number };

type Held = { calls: number; outcomes: Map<string, number>; lastMs: number[]; totalMs: number };

/** Counts and durations by operation, since the start of the process. */
export function createMetrics() {
  const byOp = new Map<string, Held>();
  const violations = new Map<string | null, number>();
  const listeners: ((call: MeasuredCall) => void)[] = [];

  const record = (call: MeasuredCall): void => {
    const { op, outcome, ms, accountId } = call;
    const held = byOp.get(op) ?? { calls: 0, outcomes: new Map<string, number>(), lastMs: [], totalMs: 0 };
    byOp.set(op, held);
    held.outcomes.set(outcome, (held.outcomes.get(outcome) ?? 0) + 1);
    held.lastMs[held.calls % kept] = ms;
    held.calls += 1;
    held.totalMs += ms;
    if (outcome === 'RATE_LIMITED') {
      const who = violations.has(accountId) || violations.size < mostPeople ? accountId : null;
      violations.set(who, (violations.get(who) ?? 0) + 1);
    }
    for (const listener of listeners) listener(call);
  };

  const snapshot = (): OperationFigures[] =>
    [...byOp].map(([op, { calls, outcomes, lastMs, totalMs }]) => {
      const sorted = lastMs.toSorted((a, b) => a - b);
      // There is an entry after the first call only, so there is a duration; a share is below 1.
      const at = (share: number): number => sorted[Math.floor(sorted.length * share)]!;
      return { op, calls, outcomes: Object.fromEntries(outcomes), p50Ms: at(0.5), p95Ms: at(0.95), totalMs };
    });

  return {
    record,
    snapshot,
    /** The most frequent first. */
    limitViolations: (): LimitViolations[] =>
      [...violations]
        .map(([accountId, count]) => ({ accountId, count }))
        .toSorted((one, other) => other.count - one.count),
    /** Told of every call. */
    whenRecorded: (listener: (call: MeasuredCall) => void): void => void listeners.push(listener),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
