import type { PersonalData } from '#contract/personal-data.ts';
import { accountsPersonalData } from './accounts/personal-data.ts';
import { auditPersonalData } from './audit/personal-data.ts';
import { backupsPersonalData } from './backups/personal-data.ts';
import type { contract } from './contract.ts';
import { healthPersonalData } from './health/personal-data.ts';
import { libraryPersonalData } from './library/personal-data.ts';
import { myDataPersonalData } from './my-data/personal-data.ts';
import { packsPersonalData } from './packs/personal-data.ts';
import { picturesPersonalData } from './pictures/personal-data.ts';
import { reportsPersonalData } from './reports/personal-data.ts';
import { roleplayPersonalData } from './roleplay/personal-data.ts';
import { searchPersonalData } from './search/personal-data.ts';
import { settingsPersonalData } from './settings/personal-data.ts';
import { systemPersonalData } from './system/personal-data.ts';

/**
 * What every feature holds about people, in the order in which people read it. A feature that is missing here does not
 * compile; `none` says why it holds nothing.
 */
export const personalData = {
  accounts: accountsPersonalData,
  reports: reportsPersonalData,
  roleplay: roleplayPersonalData,
  library: libraryPersonalData,
  pictures: picturesPersonalData,
  audit: auditPersonalData,
  settings: settingsPersonalData,
  myData: myDataPersonalData,
  system: systemPersonalData,
  health: healthPersonalData,
  backups: backupsPersonalData,
  packs: packsPersonalData,
  search: searchPersonalData,
} as const satisfies Readonly<Record<keyof typeof contract, PersonalData>>;
