import type { Custody } from '#main/kernel/custody.ts';
import type { searchPersonalData } from '../personal-data.ts';

export const searchCustody: Custody<typeof searchPersonalData> = { tables: { personal: {}, impersonal: {} } };
