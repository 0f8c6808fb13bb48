import { accounts } from './accounts/contract.ts';
import { audit } from './audit/contract.ts';
import { backups } from './backups/contract.ts';
import { health } from './health/contract.ts';
import { library } from './library/contract.ts';
import { myData } from './my-data/contract.ts';
import { packs } from './packs/contract.ts';
import { pictures } from './pictures/contract.ts';
import { reports } from './reports/contract.ts';
import { roleplay } from './roleplay/contract.ts';
import { search } from './search/contract.ts';
import { settings } from './settings/contract.ts';
import { system } from './system/contract.ts';

/** Every operation of the product. A feature that is missing here does not exist; one without handlers does not compile. */
export const contract = {
  system,
  settings,
  accounts,
  library,
  roleplay,
  reports,
  myData,
  audit,
  health,
  backups,
  packs,
  search,
  pictures,
};
