import type { PersonalData } from '#contract/personal-data.ts';

export const settingsPersonalData = {
  none: 'what is set is of the PC, and who changed it stands in the audit trail',
} as const satisfies PersonalData;
