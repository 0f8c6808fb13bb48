import type { Custody } from '#main/kernel/custody.ts';
import type { backupsPersonalData } from '../personal-data.ts';

export const backupsCustody: Custody<typeof backupsPersonalData> = {
  tables: { personal: {}, impersonal: {} },
};
