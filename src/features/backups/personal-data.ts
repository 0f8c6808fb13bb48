import type { PersonalData } from '#contract/personal-data.ts';

export const backupsPersonalData = {
  none: 'a backup is a copy of the whole store: what the other features hold stays in it until it is removed',
} as const satisfies PersonalData;
