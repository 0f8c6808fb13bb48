import type { Clock, EventLoopDelay, Machine } from '#main/platform/ports.ts';
import type { Metrics } from './metrics.ts';
import type { OpKind } from './op-kinds.ts';

export const minutesKept = 60;
const minuteMs = 60_000;

/** What happened in one minute of the wall clock, or about one: the PC may have slept. */
export type Minute = {
  /** ISO 8601: when it was over. */
  readonly at: string;
  readonly calls: number;
  /** Answered as `INTERNAL` or `UNAVAILABLE`. */
  readonly failed: number;
  readonly imports: number;
  readonly retrievals: number;
  readonly eventLoop: EventLoopDelay;
};

type Counts = { calls: number; failed: number; imports: number; retrievals: number };
const none = (): Counts => ({ calls: 0, failed: 0, imports: 0, retrievals: 0 });

/** Follows the calls minute by minute, for as long as the process lives. */
export function createLastHour(o: {
  readonly clock: Pick<Clock, 'now' | 'every'>;
  readonly machine: Pick<Machine, 'takeEventLoopDelay'>;
  readonly metrics: Metrics;
  readonly kindOf: (path: string) => OpKind | null;
}) {
  let counts = none();
  let minutes: readonly Minute[] = [];
  o.metrics.whenRecorded(({ op, outcome }) => {
    counts.calls += 1;
    if (outcome === 'INTERNAL' || outcome === 'UNAVAILABLE') counts.failed += 1;
    const kind = outcome === 'OK' ? o.kindOf(op) : null;
    if (kind === 'import') counts.imports += 1;
    if (kind === 'retrieval') counts.retrievals += 1;
  });
  const stop = o.clock.every(minuteMs, () => {
    const minute = { at: o.clock.now().toISOString(), ...counts, eventLoop: o.machine.takeEventLoopDelay() };
    minutes = [...minutes, minute].slice(-minutesKept);
    counts = none();
  });
  return { minutes: (): readonly Minute[] => minutes, stop };
}
export type LastHour = ReturnType<typeof createLastHour>;
