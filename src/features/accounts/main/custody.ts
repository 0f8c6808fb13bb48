import type { Custody } from '#main/kernel/custody.ts';
import type { accountsPersonalData } from '../personal-data.ts';
import * as store from './store.ts';

export const accountsCustody: Custody<typeof accountsPersonalData> = {
  tables: {
    personal: { accounts: 'erased', account_roles: 'erased', personal_codes: 'erased' },
    impersonal: {},
  },
  count: (db, accountId) => ({
    account: 1,
    recoveryCode: store.codeMadeAt(db, accountId) === null ? 0 : 1,
  }),
  *read(db, accountId) {
    const account = store.accountById(db, accountId);
    yield { of: 'account', records: account === null ? [] : [account] };
    const madeAt = store.codeMadeAt(db, accountId);
    yield { of: 'recoveryCode', records: madeAt === null ? [] : [{ madeAt }] };
  },
  erase: (db, accountId) => {
    store.eraseAccount(db, accountId);
    return [];
  },
};
