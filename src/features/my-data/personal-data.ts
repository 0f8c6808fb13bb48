import type { PersonalData } from '#contract/personal-data.ts';

export const myDataPersonalData = {
  none: 'it shows, exports and erases what the other features hold',
} as const satisfies PersonalData;
