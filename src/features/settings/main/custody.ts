import type { Custody } from '#main/kernel/custody.ts';
import type { settingsPersonalData } from '../personal-data.ts';

export const settingsCustody: Custody<typeof settingsPersonalData> = {
  tables: {
    personal: {},
    impersonal: {
      settings: 'They are of the PC. Who changed one stands in the audit trail.',
      applied_policy: 'It names the policy that was in force last.',
    },
  },
};
