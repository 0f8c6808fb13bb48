import { healthStates, startUpComponents, type Component } from '#contract/health.ts';
import type { Health } from '#main/kernel/health.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { JobReport } from '#main/kernel/jobs.ts';
import { health as operations } from '../contract.ts';

type Needs = {
  readonly health: Health;
  /** The store is open and takes what is written. */
  readonly isReady: () => boolean;
  readonly jobs: () => readonly JobReport[];
};
type StartUpComponent = (typeof startUpComponents)[number];

const isOfStartUp = (component: Component): component is StartUpComponent =>
  startUpComponents.some((one) => one === component);

export function healthMain({ health, isReady, jobs }: Needs) {
  return {
    ready: implement.bare(operations.ready, () => ({ ready: isReady() })),

    startUp: implement.bare(operations.startUp, async () => {
      const { checkedAt, components } = await health.check(startUpComponents);
      const problems = components.flatMap(({ component, state, finding }) =>
        state !== 'ok' && isOfStartUp(component) ? [{ component, state, finding }] : [],
      );
      const gravity = (one: (typeof problems)[number]): number => healthStates.indexOf(one.state);
      return { checkedAt, problems: problems.toSorted((one, other) => gravity(other) - gravity(one)) };
    }),

    check: implement.query(operations.check, async () => {
      const { components, notChecked, ...report } = await health.check();
      return {
        ...report,
        components: [...components],
        notChecked: [...notChecked],
        ready: isReady(),
        jobs: [...jobs()],
      };
    }),
  } satisfies ImplsOf<typeof operations>;
}
