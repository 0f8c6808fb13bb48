import { accountsScreens } from '#features/accounts/renderer/screens.ts';
import { auditScreens } from '#features/audit/renderer/screens.ts';
import { backupsScreens } from '#features/backups/renderer/screens.ts';
import { healthScreens } from '#features/health/renderer/screens.ts';
import { libraryScreens } from '#features/library/renderer/screens.tsx';
import { myDataScreens } from '#features/my-data/renderer/screens.ts';
import { packsScreens } from '#features/packs/renderer/screens.ts';
import { reportsScreens } from '#features/reports/renderer/screens.ts';
import { roleplayScreens } from '#features/roleplay/renderer/screens.ts';
import { settingsScreens } from '#features/settings/renderer/screens.ts';
import { systemScreens } from '#features/system/renderer/screens.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import { appScreens } from './app-screens.tsx';
import { galleryScreens } from './gallery/screens.ts';

/** The registry: a feature that is not named here has no screens. */
const features: readonly Screens[] = [
  appScreens,
  systemScreens,
  accountsScreens,
  libraryScreens,
  packsScreens,
  roleplayScreens,
  reportsScreens,
  settingsScreens,
  myDataScreens,
  auditScreens,
  healthScreens,
  backupsScreens,
  galleryScreens,
];

export const routes = features.flatMap((feature) => feature.routes);

export const railItems = features
  .flatMap((feature) => feature.rail)
  .toSorted((one, other) => one.order - other.order);

/** Screens without a word in the rail, for the search box. */
export const otherPlaces = features.flatMap(({ places = [] }) => places);

/** The words of each feature, under its name. */
export const catalogues = Object.fromEntries(features.map(({ feature, catalogue }) => [feature, catalogue]));
