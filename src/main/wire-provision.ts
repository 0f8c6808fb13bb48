import type { AuditDetails } from '#contract/op.ts';
import type { AdminKey } from '#contract/settings.ts';
import { addPerson } from '#features/accounts/main/add-person.ts';
import { createCodes } from '#features/accounts/main/codes/codes.ts';
import { nameOf } from '#features/accounts/main/index.ts';
import { provisioningOf, type Provisioning } from '#features/accounts/main/provisioning.ts';
import { putSetting } from '#features/settings/main/store.ts';
import { tellable } from '#features/settings/main/tellable.ts';
import { createSteadyClock } from './kernel/steady/steady-clock.ts';
import type { Reader, Store, Writer } from './platform/db/store.ts';
import { peoplesCodes } from './platform/password/peoples-codes.ts';
import type { Ports } from './platform/ports.ts';

/** The first admin as IT names them. */
export type FirstAdmin = {
  readonly name: string;
  readonly username: string;
  readonly email: string | null;
  readonly staffNumber: string | null;
};
/** What the place is called. */
export type PlaceNames = {
  readonly [K in AdminKey & ('organisation' | 'branch' | 'pcName')]?: string | undefined;
};

type Deed = { readonly action: string; readonly subjectId?: string; readonly details: AuditDetails };
type Record = (db: Writer, deed: Deed) => void;

export type Provisioned =
  | {
      /** `renewed`: the store awaits the same admin from an earlier run, whose codes no longer work. */
      readonly kind: 'made' | 'renewed';
      readonly recoveryCode: string;
      readonly setUp: { readonly code: string; readonly expiresAt: string };
    }
  | Extract<Provisioning, { readonly kind: 'other_admin' | 'already_set_up' }>;

/**
 * Sets a store up for a first admin who chooses a password at the window, with a one-time code. All of it stands in one
 * transaction, and until that admin has come, the same call gives new codes: whatever interrupts it, it can be made
 * again. Nobody else may use the store meanwhile.
 */
export async function provisionStore(
  { clock, ids, random, store }: Pick<Ports, 'clock' | 'ids' | 'random'> & { readonly store: Store },
  { admin, settings }: { readonly admin: FirstAdmin; readonly settings: PlaceNames },
  recorder: (names: (db: Reader, accountId: string) => string | null) => Record,
): Promise<Provisioned> {
  const found = provisioningOf(store.read, admin.username);
  if (found.kind === 'other_admin' || found.kind === 'already_set_up') return found;
  const steadyClock = createSteadyClock(clock);
  steadyClock.attach(store.read);
  const codes = createCodes({
    clock,
    steadyMs: steadyClock.nowMs,
    personalCodes: peoplesCodes('personal', random, store.keys.pepper),
    oneTimeCodes: peoplesCodes('oneTime', random, store.keys.pepper),
  });
  const record = recorder(nameOf);

  const makeAdmin = (db: Writer) => {
    const person = { ...admin, phone: null, roles: ['admin'] } as const;
    const { id, setUp } = addPerson(db, { ids, codes }, person, clock.now());
    record(db, { action: 'account.created', subjectId: id, details: { roles: ['admin'] } });
    for (const key of ['organisation', 'branch', 'pcName'] as const) {
      const value = settings[key];
      if (value === undefined) continue;
      putSetting(db, key, value);
      record(db, { action: 'settings.changed', subjectId: key, details: tellable(key, 'value', value) });
    }
    return setUp;
  };
  const renewCode = (db: Writer, id: string) => {
    record(db, { action: 'store.recoveryCodeIssued', details: {} });
    record(db, { action: 'account.codeIssued', subjectId: id, details: {} });
    return codes.giveOneTime(db, id, 'setUp');
  };

  const recovery = await store.prepareRecoveryCode();
  const setUp = store.transact((db) => {
    if (!recovery.putInForce(db)) throw new Error('Another code was prepared since.');
    return found.kind === 'empty' ? makeAdmin(db) : renewCode(db, found.accountId);
  });
  await recovery.settle();
  const { code, expiresAt } = setUp;
  const kind = found.kind === 'empty' ? 'made' : 'renewed';
  return { kind, recoveryCode: recovery.code, setUp: { code, expiresAt } };
}
