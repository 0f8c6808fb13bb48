import type { Custody } from '#main/kernel/custody.ts';
import type { systemPersonalData } from '../personal-data.ts';

/** The tables of the store itself, which no feature owns. */
export const systemCustody: Custody<typeof systemPersonalData> = {
  tables: {
    personal: {},
    impersonal: {
      applied_migrations: 'It names the versions of the tables.',
      commit_head: 'It counts commits and audit rows.',
      owed_purge: 'It says that the files are to be rewritten.',
      recovery_code: 'The code is of the store and not of a person.',
      steady_clock: 'It holds how far time has come.',
      secret_limits:
        'Whom a bucket is for is a keyed digest, and it goes as soon as the bucket is full again.',
    },
  },
};
