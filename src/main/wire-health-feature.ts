import { nameOf } from '#features/accounts/main/index.ts';
import { contract } from '#features/contract.ts';
import { healthMain } from '#features/health/main/index.ts';
import { measure } from '#features/health/main/measure.ts';
import type { Readings } from './kernel/audit/readings.ts';
import { createLastHour } from './kernel/metrics/last-hour.ts';
import type { Metrics } from './kernel/metrics/metrics.ts';
import { opKinds } from './kernel/metrics/op-kinds.ts';
import type { LiveSettings } from './kernel/settings.ts';
import type { Closed, ClosedState } from './platform/db/opening.ts';
import type { Ports } from './platform/ports.ts';
import { wireHealth, type SeenStore } from './wire-health.ts';
import { makeSupportBundle, type SupportBundle } from './wire-support-bundle.ts';

type Parts = {
  readonly ports: Ports;
  readonly settings: LiveSettings;
  readonly metrics: Metrics;
  readonly readings: Readings;
  /** The store as it is now. */
  readonly store: () => SeenStore | Closed<ClosedState>;
};

/** The registry of components, and the feature that tells of them. */
export function wireHealthFeature({ ports, settings, metrics, readings, store }: Parts) {
  const kindOf = opKinds(contract);
  const lastHour = createLastHour({ ...ports, metrics, kindOf });
  const sources = { metrics, lastHour, kindOf, machine: ports.machine };
  const health = wireHealth({ ...ports, policy: settings.policy, store });
  const seen = (): SeenStore | null => {
    const now = store();
    return now.state === 'ok' ? now : null;
  };
  const jobs = () => seen()?.jobs() ?? [];

  /** A bundle is for what does not work: what cannot be checked is told as such, and keeps back nothing else. */
  const auditNow = async (): Promise<object | null> => {
    const open = seen();
    if (open === null) return null;
    try {
      return await readings.during(() => open.verifyAudit());
    } catch (error) {
      ports.log.error('support.auditNotChecked', error);
      return { checked: false };
    }
  };
  const makeBundle = async (): Promise<SupportBundle> => {
    const now = store();
    const { limitViolations, ...measured } = measure(sources, () => null);
    return makeSupportBundle(ports, {
      report: await health.check(),
      store:
        now.state === 'ok'
          ? { state: 'ok', cause: null, reason: null }
          : { state: now.state, cause: now.cause, reason: now.reason },
      settings,
      jobs: jobs(),
      metrics: { ...measured, limitViolations: limitViolations.reduce((sum, { count }) => sum + count, 0) },
      audit: await auditNow(),
    });
  };

  const feature = healthMain({
    ...ports,
    health,
    nameOf,
    sources,
    makeBundle,
    jobs,
    isReady: () => seen()?.isWritable() ?? false,
  });
  return {
    health,
    ...feature,
    /** For whoever stands before a store that does not open; `null` while it is open, where an admin makes one. */
    bundleWhileClosed: async (): Promise<SupportBundle | null> => {
      try {
        return seen() === null ? await makeBundle() : null;
      } catch (error) {
        ports.log.error('support.notBundled', error);
        throw error;
      }
    },
    /** Nothing is measured any more. */
    stop: (): void => {
      lastHour.stop();
      ports.machine.stop();
    },
  };
}
