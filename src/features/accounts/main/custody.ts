import type { Custody } from '#main/kernel/custody.ts';
import type { accountsPersonalData } from '../personal-data.ts';
import * as store from './store.ts';

export const accountsCustody: Custody<typeof accountsPersonalData> = {
  tables: {
    personal: {
      accounts: 'erased',
      account_roles: 'erased',
      account_identifiers: 'erased',
      personal_codes: 'erased',
      one_time_codes: 'erased',
      kept_sign_ins: 'erased',
      lockouts: 'erased',
    },
    impersonal: {},
  },
  count: store.countHeld,
  *read(db, accountId, steadyMs) {
    const account = store.accountById(db, accountId);
    yield { of: 'account', records: account === null ? [] : [account] };
    const code = account?.code ?? null;
    yield {
      of: 'oneTimeCode',
      records: code === null ? [] : [{ expiresAt: store.worksUntil(code, steadyMs) }],
    };
    const madeAt = store.recoveryCodeMadeAt(db, accountId);
    yield { of: 'recoveryCode', records: madeAt === null ? [] : [{ madeAt }] };
    yield { of: 'keptSignIn', records: store.keptSignInsOf(db, accountId) };
  },
  erase: (db, accountId) => {
    store.eraseAccount(db, accountId);
    return [];
  },
};
