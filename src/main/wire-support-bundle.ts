import { startUpComponents, type Component } from '#contract/health.ts';
import { settings as declared } from '#contract/settings.ts';
import { storedSettings } from '#features/settings/main/store.ts';
import { storedValues } from '#features/settings/main/stored-values.ts';
import type { HealthReport } from './kernel/health.ts';
import type { JobReport } from './kernel/jobs.ts';
import { dayOf } from './kernel/local-day.ts';
import type { Policy } from './kernel/policy.ts';
import { createSettings, type LiveSettings } from './kernel/settings.ts';
import type { Reader } from './platform/db/store.ts';
import type { Ports } from './platform/ports.ts';
import { packSupportBundle } from './platform/support/bundle-files.ts';
import { dataFiles } from './platform/support/data-files.ts';
import { homeFolder, localVersions } from './platform/system/local-versions.ts';

/** What was found of a store and its PC, by whoever makes the bundle. */
export type BundleParts = {
  readonly report: HealthReport;
  /** Why the store is closed, without paths; `ok` where it is open. */
  readonly store: { readonly state: string; readonly cause: string | null; readonly reason: string | null };
  readonly settings: Pick<LiveSettings, 'all' | 'policy' | 'notTaken'>;
  readonly jobs: readonly JobReport[];
  /** Counts and durations without anybody's id; `null`: this process counted nothing. */
  readonly metrics: object | null;
  /** What the check of the audit chain found; `null` where it could not be made. */
  readonly audit: object | null;
};

export type SupportBundle = { readonly fileName: string; readonly content: Uint8Array };

/** The settings of a store that is only looked at; of one that is closed, those of the policy. */
export function settingsSeen(policy: Policy, read: Reader | null): LiveSettings {
  const settings = createSettings();
  settings.obey(policy);
  if (read !== null) {
    const { values, unfit } = storedValues(storedSettings(read));
    settings.choose(values, unfit);
  }
  return settings;
}

/** Names that an organisation or a person typed are not told: only whether there are any. */
const shownSettings = (settings: BundleParts['settings']): object[] =>
  settings.all().map(({ key, value, ...rest }) => {
    const isTyped = declared[key].kind === 'line';
    return { key, ...rest, ...(isTyped ? { isSet: value !== '' } : { value }) };
  });

const shownPolicy = ({ sources, problems, unknownKeys }: Policy): object => ({
  sources,
  problems: problems.map(({ source, path, issue }) => ({ source, path, issue })),
  unknownKeys: unknownKeys.length,
});

const isOfStartUp = (component: Component): boolean => startUpComponents.some((one) => one === component);

/**
 * Makes the bundle that IT or support asks for. It holds codes, figures, versions and the log: nothing that anybody wrote,
 * no secret and no name, whatever the state of the store, so that nobody has to read it before it is sent.
 */
export async function makeSupportBundle(
  ports: Pick<Ports, 'clock' | 'workers' | 'place' | 'dataDir' | 'logDir' | 'appVersion' | 'timeZone'>,
  { report, store, settings, jobs, metrics, audit }: BundleParts,
): Promise<SupportBundle> {
  const at = ports.clock.now();
  const startUp = report.components.filter(
    ({ component, state }) => isOfStartUp(component) && state !== 'ok',
  );
  const parts: Readonly<Record<string, unknown>> = {
    about: { madeAt: at.toISOString(), version: ports.appVersion, ...localVersions(), store },
    health: { ...report, jobs },
    'start-up': startUp,
    metrics,
    settings: { settings: shownSettings(settings), notTaken: settings.notTaken().length },
    policy: shownPolicy(settings.policy()),
    files: dataFiles(ports.dataDir),
    audit,
  };
  const files = Object.entries(parts)
    .filter(([, part]) => part !== null)
    .map(([name, part]) => ({ path: `${name}.json`, text: `${JSON.stringify(part, null, 2)}\n` }));
  const { osUser, machine } = ports.place;
  const removed = [ports.dataDir, homeFolder(), osUser, machine];
  const content = await ports.workers.run(packSupportBundle, {
    files,
    logDir: ports.logDir,
    removed,
    at: at.toISOString(),
  });
  return { fileName: `drillroom-support-${dayOf(at, ports.timeZone)}.zip`, content };
}
