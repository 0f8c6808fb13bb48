import { healthMain } from '#features/health/main/index.ts';
import type { LiveSettings } from './kernel/settings.ts';
import type { ClosedState } from './platform/db/opening.ts';
import type { Ports } from './platform/ports.ts';
import { wireHealth, type SeenStore } from './wire-health.ts';

type Parts = {
  readonly ports: Ports;
  readonly settings: Pick<LiveSettings, 'policy'>;
  /** The store as it is now. */
  readonly store: () => SeenStore | { readonly state: ClosedState };
};

/** The registry of components, and the feature that tells of them. */
export function wireHealthFeature({ ports, settings, store }: Parts) {
  const health = wireHealth({ ...ports, policy: settings.policy, store });
  const feature = healthMain({
    ...ports,
    health,
    isReady: () => {
      const seen = store();
      return seen.state === 'ok' && seen.isWritable();
    },
    jobs: () => {
      const now = store();
      return (now.state === 'ok' ? now.jobs() : null) ?? [];
    },
  });
  return { health, ...feature };
}
