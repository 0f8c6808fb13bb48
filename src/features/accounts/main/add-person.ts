import type { Role } from '#contract/access.ts';
import type { Writer } from '#main/platform/db/store.ts';
import type { Ids } from '#main/platform/ports.ts';
import type { Codes } from './codes/codes.ts';
import type { Identity } from './identity.ts';
import { insertAccount, noPassword } from './store.ts';

type NewPerson = Identity & { readonly name: string; readonly roles: readonly Role[] };

/** Makes the account of a person who has no password yet, with the one-time code by which they choose one. */
export function addPerson(
  db: Writer,
  { ids, codes }: { readonly ids: Ids; readonly codes: Pick<Codes, 'giveOneTime'> },
  person: NewPerson,
  at: Date,
) {
  const { id } = insertAccount(db, { ...person, id: ids.next(), passwordHash: noPassword, at });
  return { id, setUp: codes.giveOneTime(db, id, 'setUp') };
}
