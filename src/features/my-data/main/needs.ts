import type { PersonalData } from '#contract/personal-data.ts';
import type { Role } from '#contract/access.ts';
import type { AnyCustody } from '#main/kernel/custody.ts';
import type { KeptRefusal, RefusalDetails } from '#main/kernel/refusal.ts';
import type { Settings } from '#main/kernel/settings.ts';
import type { Reader, Store, Writer } from '#main/platform/db/store.ts';
import type { WorkerPool } from '#main/platform/ports.ts';

export type Person = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly createdAt: string;
};

/** Writes down what came of a check of a password. Answers the refusal, or `null` for a right one. */
export type SettleCheck = (
  db: Writer,
  refuse: (code: 'WRONG_CREDENTIALS' | 'ACCOUNT_LOCKED', how?: RefusalDetails) => KeptRefusal,
) => KeptRefusal | null;

/** What this feature needs of the store, the kernel and the other features; `app.ts` passes it. */
export type Needs = {
  readonly store: Pick<Store, 'keys' | 'purge' | 'backups'>;
  readonly settings: Settings;
  readonly workers: WorkerPool;
  readonly timeZone: string;
  /** The time of the store in milliseconds, for deadlines. */
  readonly steadyMs: () => number;
  /** What every feature declares, in the order in which people read it. */
  readonly declared: Readonly<Record<string, PersonalData>>;
  /** By feature, in the order in which an erasure goes through them. */
  readonly custodies: Readonly<Record<string, AnyCustody>>;
  readonly accounts: {
    readonly accountById: (db: Reader, id: string) => Person | null;
    readonly isCalled: (person: Person, typed: string) => boolean;
    readonly otherActiveAdmins: (db: Reader, exceptId: string) => number;
    readonly checkPassword: (db: Reader, accountId: string, password: string) => Promise<SettleCheck>;
  };
  /** Ends what somebody is signed in to, at every window. */
  readonly endSessionsOf: (accountId: string) => void;
};
