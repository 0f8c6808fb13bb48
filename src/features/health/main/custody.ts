import type { Custody } from '#main/kernel/custody.ts';
import type { healthPersonalData } from '../personal-data.ts';

export const healthCustody: Custody<typeof healthPersonalData> = {
  tables: { personal: {}, impersonal: {} },
};
