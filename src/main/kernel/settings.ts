import {
  settingKeys,
  settings,
  type SettingKey,
  type SettingValue,
  type SettingValues,
} from '#contract/settings.ts';
import { policyOf, type Policy } from './policy.ts';

/** One setting as it is now. */
export type SettingInForce = {
  readonly key: SettingKey;
  readonly value: SettingValue<SettingKey>;
  readonly source: 'policy' | 'setting' | 'default';
  /** The policy holds it: nobody changes it in the program. */
  readonly isManaged: boolean;
};

/** What is in force now. A value may change while the program runs: ask each time. */
export type Settings = { get<K extends SettingKey>(key: K): SettingValue<K> };

const noPolicy = policyOf([]);

/** Policy before what was set in the program before the default. Begins without the first two. */
export function createSettings() {
  let policy: Policy = noPolicy;
  let chosen: SettingValues = {};
  let notTaken: readonly string[] = [];
  const listeners = new Set<() => void>();

  const isManaged = (key: SettingKey): boolean =>
    policy.values[key] !== undefined || policy.unusable === 'all' || policy.unusable.has(key);

  const inForce = (key: SettingKey): SettingInForce => {
    const managed = isManaged(key);
    const set = managed ? policy.values[key] : chosen[key];
    if (set === undefined)
      return { key, value: settings[key].default, source: 'default', isManaged: managed };
    return { key, value: set, source: managed ? 'policy' : 'setting', isManaged: managed };
  };
  const all = (): SettingInForce[] => settingKeys.map(inForce);

  /** All that anybody can see of the settings. */
  const seen = (): string => JSON.stringify([all(), policy.problems, policy.unknownKeys, notTaken]);
  const changing = (change: () => void): void => {
    const before = seen();
    change();
    if (seen() !== before) for (const listener of listeners) listener();
  };

  return {
    // Each value was parsed by the schema of its key.
    get: <K extends SettingKey>(key: K) => inForce(key).value as SettingValue<K>,
    isManaged,
    all,
    /** Called after a value, where it comes from, or what is wrong with the policy changed. */
    whenChanged: (listener: () => void): void => void listeners.add(listener),
    policy: (): Policy => policy,
    /** Puts a policy in force. */
    obey: (next: Policy): void => changing(() => void (policy = next)),
    /** Keys that were set in another version, in a way that this one does not take. */
    notTaken: (): readonly string[] => notTaken,
    /** Takes over all that was set in the program. */
    choose: (values: SettingValues, unfit: readonly string[] = []): void =>
      changing(() => {
        chosen = values;
        notTaken = unfit;
      }),
  };
}
export type LiveSettings = ReturnType<typeof createSettings>;
