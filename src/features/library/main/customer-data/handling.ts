import type { SettingValue } from '#contract/settings.ts';

/** What is done with data of clients in a file: they are looked for, taken out, or left without a look. */
export type Handling = 'look' | 'takeOut' | 'leave';

/** By what somebody chose for the file, else by the setting. Where they are always taken out, nobody chooses otherwise. */
export function handlingOf(
  setting: SettingValue<'customerData'>,
  choice: 'takeOut' | 'keep' | null,
): Handling {
  if (choice === 'takeOut' || setting === 'takeOut') return 'takeOut';
  if (choice === 'keep' || setting === 'off') return 'leave';
  return 'look';
}
