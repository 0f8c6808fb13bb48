import { nameOf } from '#features/accounts/main/index.ts';
import { contract } from '#features/contract.ts';
import { healthMain } from '#features/health/main/index.ts';
import { createLastHour } from './kernel/metrics/last-hour.ts';
import type { Metrics } from './kernel/metrics/metrics.ts';
import { opKinds } from './kernel/metrics/op-kinds.ts';
import type { LiveSettings } from './kernel/settings.ts';
import type { ClosedState } from './platform/db/opening.ts';
import type { Ports } from './platform/ports.ts';
import { wireHealth, type SeenStore } from './wire-health.ts';

type Parts = {
  readonly ports: Ports;
  readonly settings: Pick<LiveSettings, 'policy'>;
  readonly metrics: Metrics;
  /** The store as it is now. */
  readonly store: () => SeenStore | { readonly state: ClosedState };
};

/** The registry of components, and the feature that tells of them. */
export function wireHealthFeature({ ports, settings, metrics, store }: Parts) {
  const kindOf = opKinds(contract);
  const lastHour = createLastHour({ ...ports, metrics, kindOf });
  const health = wireHealth({ ...ports, policy: settings.policy, store });
  const feature = healthMain({
    ...ports,
    health,
    nameOf,
    sources: { metrics, lastHour, kindOf, machine: ports.machine },
    isReady: () => {
      const seen = store();
      return seen.state === 'ok' && seen.isWritable();
    },
    jobs: () => {
      const now = store();
      return (now.state === 'ok' ? now.jobs() : null) ?? [];
    },
  });
  return {
    health,
    ...feature,
    /** Nothing is measured any more. */
    stop: (): void => {
      lastHour.stop();
      ports.machine.stop();
    },
  };
}
