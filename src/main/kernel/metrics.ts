/** Durations kept for each operation: enough for a steady p95, small enough to forget an old slow spell. */
const kept = 512;

export type OperationFigures = {
  readonly op: string;
  readonly calls: number;
  /** Replies by code; `OK` for a success. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly p50Ms: number;
  readonly p95Ms: number;
};

/** Counts and durations by operation, since the start of the process. */
export function createMetrics() {
  const byOp = new Map<string, { calls: number; outcomes: Map<string, number>; lastMs: number[] }>();

  const record = (op: string, outcome: string, ms: number): void => {
    const held = byOp.get(op) ?? { calls: 0, outcomes: new Map<string, number>(), lastMs: [] };
    byOp.set(op, held);
    held.outcomes.set(outcome, (held.outcomes.get(outcome) ?? 0) + 1);
    held.lastMs[held.calls % kept] = ms;
    held.calls += 1;
  };

  const snapshot = (): OperationFigures[] =>
    [...byOp].map(([op, { calls, outcomes, lastMs }]) => {
      const sorted = lastMs.toSorted((a, b) => a - b);
      // There is an entry after the first call only, so there is a duration; a share is below 1.
      const at = (share: number): number => sorted[Math.floor(sorted.length * share)]!;
      return { op, calls, outcomes: Object.fromEntries(outcomes), p50Ms: at(0.5), p95Ms: at(0.95) };
    });

  return { record, snapshot };
}
export type Metrics = ReturnType<typeof createMetrics>;
