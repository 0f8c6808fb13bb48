import type { PersonalData } from '#contract/personal-data.ts';

export const searchPersonalData = {
  none: 'it finds what other features hold, and keeps nothing of what is looked for',
} as const satisfies PersonalData;
