import type { SamplesOf } from '#contract/sample.ts';
import { accountsSamples } from './accounts/samples.ts';
import { auditSamples } from './audit/samples.ts';
import { backupsSamples } from './backups/samples.ts';
import type { contract } from './contract.ts';
import { healthSamples } from './health/samples.ts';
import { librarySamples } from './library/samples.ts';
import { myDataSamples } from './my-data/samples.ts';
import { packsSamples } from './packs/samples.ts';
import { picturesSamples } from './pictures/samples.ts';
import { reportsSamples } from './reports/samples.ts';
import { roleplaySamples } from './roleplay/samples.ts';
import { searchSamples } from './search/samples.ts';
import { settingsSamples } from './settings/samples.ts';
import { systemSamples } from './system/samples.ts';

/** A sample for every operation: one that is missing does not compile. */
export const samples: { readonly [F in keyof typeof contract]: SamplesOf<(typeof contract)[F]> } = {
  system: systemSamples,
  settings: settingsSamples,
  accounts: accountsSamples,
  library: librarySamples,
  roleplay: roleplaySamples,
  reports: reportsSamples,
  myData: myDataSamples,
  audit: auditSamples,
  health: healthSamples,
  backups: backupsSamples,
  packs: packsSamples,
  search: searchSamples,
  pictures: picturesSamples,
};
