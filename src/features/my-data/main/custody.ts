import type { Custody } from '#main/kernel/custody.ts';
import type { myDataPersonalData } from '../personal-data.ts';

export const myDataCustody: Custody<typeof myDataPersonalData> = { tables: { personal: {}, impersonal: {} } };
