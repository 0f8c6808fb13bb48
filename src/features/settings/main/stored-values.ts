import { isAdminKey, isSettingKey, settings, type SettingValues } from '#contract/settings.ts';

/** What was set in the program, as far as this version still takes it; and the keys of the rest. */
export function storedValues(rows: readonly { readonly key: string; readonly value: string }[]): {
  readonly values: SettingValues;
  readonly unfit: readonly string[];
} {
  const values: Record<string, unknown> = {};
  const unfit: string[] = [];
  for (const { key, value } of rows) {
    const known = isSettingKey(key) && isAdminKey(key) ? settings[key] : null;
    const parsed = known?.schema.safeParse(JSON.parse(value));
    if (parsed?.success === true) values[key] = parsed.data;
    else unfit.push(key);
  }
  return { values, unfit };
}
