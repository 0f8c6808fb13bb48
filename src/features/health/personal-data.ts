import type { PersonalData } from '#contract/personal-data.ts';

export const healthPersonalData = {
  none: 'it counts and measures; how often somebody met a limit it knows until the program ends, and stores nowhere',
} as const satisfies PersonalData;
