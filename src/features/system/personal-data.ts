import type { PersonalData } from '#contract/personal-data.ts';

export const systemPersonalData = {
  none: 'it opens the store and tells how that went',
} as const satisfies PersonalData;
