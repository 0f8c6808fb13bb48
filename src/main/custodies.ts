import type { PersonalData } from '#contract/personal-data.ts';
import { accountsCustody } from '#features/accounts/main/custody.ts';
import { backupsCustody } from '#features/backups/main/custody.ts';
import { healthCustody } from '#features/health/main/custody.ts';
import { libraryCustody } from '#features/library/main/custody.ts';
import { packsCustody } from '#features/packs/main/custody.ts';
import type { personalData } from '#features/personal-data.ts';
import { picturesCustody } from '#features/pictures/main/custody.ts';
import { reportsCustody } from '#features/reports/main/custody.ts';
import { roleplayCustody } from '#features/roleplay/main/custody.ts';
import { searchCustody } from '#features/search/main/custody.ts';
import { settingsCustody } from '#features/settings/main/custody.ts';
import { myDataCustody } from '#features/my-data/main/custody.ts';
import { systemCustody } from '#features/system/main/custody.ts';
import { auditCustody } from './kernel/audit/custody.ts';
import type { Custody } from './kernel/custody.ts';

type Declared = typeof personalData;

/**
 * The custody of every feature, in the order in which an erasure goes through them: what leans on something before that on
 * which it leans, and names in the audit last, when all that is gone is known. One that is missing does not compile.
 */
export const custodies = {
  system: systemCustody,
  settings: settingsCustody,
  health: healthCustody,
  backups: backupsCustody,
  packs: packsCustody,
  search: searchCustody,
  myData: myDataCustody,
  reports: reportsCustody,
  roleplay: roleplayCustody,
  library: libraryCustody,
  pictures: picturesCustody,
  accounts: accountsCustody,
  audit: auditCustody,
} as const satisfies { readonly [F in keyof Declared]: Custody<Declared[F] & PersonalData> };
