import type { z } from 'zod';
import type { LastHour } from '#main/kernel/metrics/last-hour.ts';
import type { Metrics as Counted } from '#main/kernel/metrics/metrics.ts';
import type { OpKind } from '#main/kernel/metrics/op-kinds.ts';
import type { Machine } from '#main/platform/ports.ts';
import type { Metrics } from '../contract.ts';

/** Where the figures come from. */
export type Sources = {
  readonly metrics: Counted;
  readonly lastHour: LastHour;
  readonly kindOf: (path: string) => OpKind | null;
  readonly machine: Machine;
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** What was counted since the process began, and what it is like now. `nameOf` names accounts that are still there. */
export function measure(
  { metrics, lastHour, kindOf, machine }: Sources,
  nameOf: (accountId: string) => string | null,
): z.input<typeof Metrics> {
  const operations = metrics.snapshot();
  const ofKind = (kind: OpKind) => operations.filter(({ op }) => kindOf(op) === kind);
  const succeeded = (kind: OpKind): number => sum(ofKind(kind).map(({ outcomes }) => outcomes['OK'] ?? 0));
  const codes = [...new Set(operations.flatMap(({ outcomes }) => Object.keys(outcomes)))];
  const errors = codes
    .filter((code) => code !== 'OK')
    .map((code) => ({ code, count: sum(operations.map(({ outcomes }) => outcomes[code] ?? 0)) }));
  const minutes = lastHour.minutes();
  return {
    uptimeMs: Math.round(machine.uptimeMs()),
    memory: machine.memory(),
    eventLoop: minutes.at(-1)?.eventLoop ?? null,
    operations: operations.toSorted((one, other) => other.calls - one.calls),
    errors: errors.toSorted((one, other) => other.count - one.count),
    signIns: {
      succeeded: succeeded('signIn'),
      refused: sum(ofKind('signIn').map(({ calls }) => calls)) - succeeded('signIn'),
    },
    imports: succeeded('import'),
    retrievals: succeeded('retrieval'),
    limitViolations: metrics.limitViolations().map(({ accountId, count }) => ({
      person: accountId === null ? null : { id: accountId, name: nameOf(accountId) },
      count,
    })),
    minutes: [...minutes],
  };
}
