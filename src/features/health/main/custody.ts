import type { Custody } from '#main/kernel/custody.ts';
import type { healthPersonalData } from '../personal-data.ts';

export const healthCustody: Custody<typeof healthPersonalData> = {
  tables: { personal: {}, impersonal: { health_days: 'It holds codes of what was found of the PC.' } },
};
