import type { PersonalData } from '#contract/personal-data.ts';

export const packsPersonalData = {
  none: 'a pack holds material of the branch; who imported it or trusted its publisher stands in the audit',
} as const satisfies PersonalData;
