import { isCalled, type accountsMain } from '#features/accounts/main/index.ts';
import { accountById, otherActiveAdmins } from '#features/accounts/main/store.ts';
import { myDataMain } from '#features/my-data/main/index.ts';
import { personalData } from '#features/personal-data.ts';
import { custodies } from './custodies.ts';
import type { Settings } from './kernel/settings.ts';
import type { Sessions } from './kernel/sessions.ts';
import type { Store } from './platform/db/store.ts';
import type { Ports } from './platform/ports.ts';

type Parts = Pick<Ports, 'workers' | 'timeZone'> & {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly steadyMs: () => number;
  readonly accounts: Pick<ReturnType<typeof accountsMain>, 'checkPassword'>;
};

/** "My data" reaches into what every other feature holds, so its wiring stands by itself. */
export const wireMyData = ({ store, sessions, settings, accounts, workers, timeZone, steadyMs }: Parts) =>
  myDataMain({
    store,
    settings,
    workers,
    timeZone,
    steadyMs,
    declared: personalData,
    custodies,
    accounts: { accountById, isCalled, otherActiveAdmins, checkPassword: accounts.checkPassword },
    endSessionsOf: (accountId) => sessions.endAllOf(accountId),
  });
