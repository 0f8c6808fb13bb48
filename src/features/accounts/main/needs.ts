import type { Sessions } from '#main/kernel/sessions.ts';
import type { Settings } from '#main/kernel/settings.ts';
import type { Store } from '#main/platform/db/store.ts';
import type { CodeMaker } from '#main/platform/password/peoples-codes.ts';
import type { Clock, Ids, KeyVault, Log, PasswordHasher, Random } from '#main/platform/ports.ts';

/** What the accounts need of the machine and of the kernel. */
export type Needs = {
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
  readonly vault: KeyVault;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly passwords: PasswordHasher;
  /** 0 too easy to guess … 4 very hard, by the words about the person that it must not be made of. */
  readonly ratePassword: (password: string, about: readonly string[]) => 0 | 1 | 2 | 3 | 4;
  readonly personalCodes: CodeMaker;
  readonly oneTimeCodes: CodeMaker;
  /** The time of the store in milliseconds, for deadlines: it never goes back. */
  readonly steadyMs: () => number;
  /** Which privacy notice people have to have read. */
  readonly noticeVersion: () => string;
  /** Closes the store and opens it again, once the calls under way have ended. Nobody is signed out. */
  readonly restart: () => void;
};
