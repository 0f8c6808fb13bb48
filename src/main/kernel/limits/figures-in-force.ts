import { isNoWider, type Limit, type NamedLimit } from '#contract/limits.ts';
import type { Settings } from '../settings.ts';

/**
 * The figures of a limit that hold now: those of the policy where it names the limit, else the product's. The factor is for
 * trials, and widens no limit that guards a secret; neither does a policy.
 */
export const figuresInForce =
  (settings: Settings) =>
  ({ limit: name, max, perSeconds, guardsSecret }: NamedLimit): Limit => {
    const declared = { max, perSeconds };
    const set = settings.get('limits')[name] ?? declared;
    const figures = guardsSecret === true && !isNoWider(set, declared) ? declared : set;
    const factor = settings.get('limitFactor');
    const by = guardsSecret === true ? Math.min(1, factor) : factor;
    return { max: Math.max(1, Math.floor(figures.max * by)), perSeconds: figures.perSeconds };
  };
