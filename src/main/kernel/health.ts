import {
  components,
  notTold,
  stateOf,
  worstOf,
  type Component,
  type Figures,
  type FindingOf,
  type HealthState,
} from '#contract/health.ts';
import type { Clock, Log } from '#main/platform/ports.ts';
import type { Within } from '#main/platform/system/within.ts';

/** What a probe found. How grave that is, the contract says. */
export type Finding<C extends Component> = { readonly finding: FindingOf<C>; readonly figures?: Figures };

/** Looks at one component: cheaply, and without changing anything. `null`: there is nothing to look at now. */
export type Probe<C extends Component> = () => Finding<C> | null | Promise<Finding<C> | null>;

export type ComponentHealth = {
  readonly component: Component;
  readonly state: HealthState;
  readonly finding: string;
  readonly figures: Figures;
};

export type HealthReport = {
  readonly state: HealthState;
  /** ISO 8601. */
  readonly checkedAt: string;
  readonly tookMs: number;
  readonly components: readonly ComponentHealth[];
  /** Nothing could be told of them now, for instance while the store is closed. */
  readonly notChecked: readonly Component[];
};

/** How long a check waits for a component. A keychain that hangs takes as long as it likes. */
const patienceMs = 20_000;

export type HealthParts = { readonly clock: Clock; readonly log: Log; readonly within: Within };

type AnyFinding = { readonly finding: string; readonly figures?: Figures } | null;

/**
 * Knows how each component is looked at. A feature registers what it is answerable for; what is not registered is not
 * checked. A probe that throws or stays away is a finding of its own, and keeps no other from being told.
 */
export function createHealth({ clock, log, within }: HealthParts) {
  const probes = new Map<Component, () => AnyFinding | Promise<AnyFinding>>();
  /** Probes that have not come back: one that hangs is not asked again. */
  const underWay = new Map<Component, Promise<AnyFinding>>();

  const asked = (component: Component): Promise<AnyFinding> => {
    const before = underWay.get(component);
    if (before !== undefined) return before;
    const look = async (): Promise<AnyFinding> => (await probes.get(component)?.()) ?? null;
    const answer = look()
      .catch((error: unknown) => {
        log.error('health.probeFailed', error, { component });
        return { finding: notTold };
      })
      .finally(() => underWay.delete(component));
    underWay.set(component, answer);
    return answer;
  };

  const withPatience = async (component: Component): Promise<AnyFinding> => {
    const answer = await within(clock, patienceMs, asked(component));
    return answer === 'late' ? { finding: notTold } : answer;
  };

  return {
    /** Answers the function that takes the probe away again. A later one takes the place of an earlier one. */
    register<C extends Component>(component: C, probe: Probe<C>): () => void {
      probes.set(component, probe);
      return () => {
        if (probes.get(component) === probe) probes.delete(component);
      };
    },

    /** Runs the probes of these components, in their order, all at once. Never rejects. */
    async check(wanted: readonly Component[] = components): Promise<HealthReport> {
      const beganMs = clock.monotonicMs();
      const found = await Promise.all(
        wanted.map(async (component) => ({ component, found: await withPatience(component) })),
      );
      const told = found.flatMap(({ component, found: one }) =>
        one === null
          ? []
          : [
              {
                component,
                state: stateOf(component, one.finding),
                finding: one.finding,
                figures: one.figures ?? {},
              },
            ],
      );
      return {
        state: worstOf(told.map(({ state }) => state)),
        checkedAt: clock.now().toISOString(),
        tookMs: Math.round(clock.monotonicMs() - beganMs),
        components: told,
        notChecked: found.filter((one) => one.found === null).map(({ component }) => component),
      };
    },
  };
}
export type Health = ReturnType<typeof createHealth>;
