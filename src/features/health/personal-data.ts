import type { PersonalData } from '#contract/personal-data.ts';

export const healthPersonalData = {
  none: 'it counts and measures, and tells nothing of who did what',
} as const satisfies PersonalData;
