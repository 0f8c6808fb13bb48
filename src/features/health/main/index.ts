import { healthStates, startUpComponents, type Component } from '#contract/health.ts';
import type { Health } from '#main/kernel/health.ts';
import { dayOf } from '#main/kernel/local-day.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { JobReport, Jobs } from '#main/kernel/jobs.ts';
import type { Reader, Store } from '#main/platform/db/store.ts';
import type { Clock } from '#main/platform/ports.ts';
import { health as operations } from '../contract.ts';
import { lastDays, noteDay } from './days.ts';
import { healthFamilies, metricFamilies } from './families.ts';
import { measure, type Sources } from './measure.ts';
import { prometheusText } from './prometheus.ts';

type Needs = {
  readonly sources: Sources;
  readonly appVersion: string;
  readonly makeBundle: () => Promise<{ readonly fileName: string; readonly content: Uint8Array }>;
  readonly nameOf: (db: Reader, accountId: string) => string | null;
  readonly clock: Pick<Clock, 'now'>;
  readonly timeZone: string;
  readonly health: Health;
  /** The store is open and takes what is written. */
  readonly isReady: () => boolean;
  readonly jobs: () => readonly JobReport[];
};
type StartUpComponent = (typeof startUpComponents)[number];

const isOfStartUp = (component: Component): component is StartUpComponent =>
  startUpComponents.some((one) => one === component);

/** How often it is noted how the day goes. */
const lookEveryMs = 300_000;

export function healthMain({
  clock,
  timeZone,
  appVersion,
  sources,
  health,
  isReady,
  jobs,
  nameOf,
  makeBundle,
}: Needs) {
  const handlers = {
    ready: implement.bare(operations.ready, () => ({ ready: isReady() })),

    startUp: implement.bare(operations.startUp, async () => {
      const { checkedAt, components } = await health.check(startUpComponents);
      const problems = components.flatMap(({ component, state, finding }) =>
        state !== 'ok' && isOfStartUp(component) ? [{ component, state, finding }] : [],
      );
      const gravity = (one: (typeof problems)[number]): number => healthStates.indexOf(one.state);
      return { checkedAt, problems: problems.toSorted((one, other) => gravity(other) - gravity(one)) };
    }),

    check: implement.query(operations.check, async (db, _input, ctx) => {
      const { components, notChecked, ...report } = await health.check();
      return {
        ...report,
        components: [...components],
        notChecked: [...notChecked],
        ready: isReady(),
        jobs: [...jobs()],
        days: lastDays(db, { now: ctx.now, timeZone }).map(({ wrong, ...day }) => ({
          ...day,
          wrong: [...wrong],
        })),
      };
    }),

    metrics: implement.query(operations.metrics, (db) => measure(sources, (id) => nameOf(db, id))),

    supportBundle: implement.command(operations.supportBundle, {
      prepare: () => makeBundle(),
      commit: (_db, _input, ctx) => ctx.prepared,
    }),

    prometheus: implement.query(operations.prometheus, async (_db, _input, ctx) => {
      const measured = measure(sources, () => null);
      const families = [
        ...healthFamilies(await health.check(), appVersion),
        ...metricFamilies(measured, jobs()),
      ];
      return {
        fileName: `drillroom-metrics-${dayOf(ctx.now, timeZone)}.txt`,
        content: new TextEncoder().encode(prometheusText(families)),
      };
    }),
  } satisfies ImplsOf<typeof operations>;

  return {
    handlers,
    /** Notes from time to time how the day goes. */
    attach(store: Store, running: Jobs): void {
      running.every('health.day', lookEveryMs, async () => {
        const { components } = await health.check();
        if (isReady()) noteDay(store, components, { now: clock.now(), timeZone });
      });
    },
  };
}
