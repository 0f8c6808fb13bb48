import { checkOwnPassword } from '#features/accounts/main/own-password.ts';
import { accountById, otherActiveAdmins, usernameKey } from '#features/accounts/main/store.ts';
import { myDataMain } from '#features/my-data/main/index.ts';
import { personalData } from '#features/personal-data.ts';
import { custodies } from './custodies.ts';
import type { Settings } from './kernel/settings.ts';
import type { Sessions } from './kernel/sessions.ts';
import type { Store } from './platform/db/store.ts';
import type { Ports } from './platform/ports.ts';

type Parts = Pick<Ports, 'passwords' | 'workers' | 'timeZone'> & {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly settings: Settings;
};

/** "My data" reaches into what every other feature holds, so its wiring stands by itself. */
export const wireMyData = ({ store, sessions, settings, passwords, workers, timeZone }: Parts) =>
  myDataMain({
    store,
    settings,
    workers,
    timeZone,
    declared: personalData,
    custodies,
    accounts: {
      accountById,
      isCalled: ({ username }, typed) => usernameKey(username) === usernameKey(typed),
      otherActiveAdmins,
      checkPassword: checkOwnPassword(passwords, store.keys.pepper),
    },
    endSessionsOf: (accountId) => sessions.endAllOf(accountId),
  });
