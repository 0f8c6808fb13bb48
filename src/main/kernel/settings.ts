import { settings, type SettingKey, type SettingValue } from '#contract/settings.ts';

/** What is in force now. A value may change while the program runs: ask each time. */
export type Settings = { get<K extends SettingKey>(key: K): SettingValue<K> };

export const defaultSettings: Settings = {
  get: <K extends SettingKey>(key: K) => settings[key].parse(undefined) as SettingValue<K>,
};
