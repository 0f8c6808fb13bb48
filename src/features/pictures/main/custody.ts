import type { Custody } from '#main/kernel/custody.ts';
import type { Reader } from '#main/platform/db/store.ts';
import type { picturesPersonalData } from '../personal-data.ts';
import * as store from './store.ts';

const atOnce = 200;

/** Pictures that a person added, a helping at a time. */
function* picturesOf(db: Reader, accountId: string) {
  for (let after = ''; ;) {
    const some = store.addedBy(db, accountId, after, atOnce);
    yield some;
    const last = some.at(-1);
    if (last === undefined || some.length < atOnce) return;
    after = last.id;
  }
}

export const picturesCustody: Custody<typeof picturesPersonalData> = {
  tables: {
    personal: { pictures: 'unlinked' },
    impersonal: { picture_copies: 'They are pictures of the branch.' },
  },
  count: (db, accountId) => ({ added: store.countAddedBy(db, accountId) }),
  *read(db, accountId) {
    for (const records of picturesOf(db, accountId)) yield { of: 'added', records };
  },
  erase: (db, accountId) => {
    store.forgetAdder(db, accountId);
    return [];
  },
};
