import { createHmac } from 'node:crypto';
import { invalidInput, type KeptRefusal, PlainRefusal, type RefusalDetails } from '#main/kernel/refusal.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { identifierKey } from './identifier-key.ts';
import type { Lockouts } from './lockouts/lockouts.ts';
import type { Needs } from './needs.ts';
import { accountById, accountIdOf, accountWithHash, changeAccount, type AccountRow } from './store.ts';

/** A password that was compared, before anything is written about it. */
export type Checked = {
  readonly account: AccountRow | null;
  /** What a lock is for: the account, or what stands for a name that nobody has. */
  readonly holder: string;
  /** Never while there is a lock: behind it a right password is worth no more than a wrong one, and shows as little. */
  readonly matches: boolean;
  /** The same password, hashed at today's cost, where the stored hash was made at a lower one. */
  readonly newHash: string | null;
};
export type Refuse = (code: 'WRONG_CREDENTIALS' | 'ACCOUNT_LOCKED', how?: RefusalDetails) => KeptRefusal;

/** A hundred million guesses, at the least: what is one word, or known, or on a list stays below. */
const leastScore = 3;

/** The one place that compares, hashes and judges passwords. */
export function createPasswords(
  needs: Pick<Needs, 'store' | 'passwords' | 'settings' | 'ratePassword'>,
  lockouts: Lockouts,
) {
  const { store, passwords, settings, ratePassword } = needs;
  const cost = (): number => settings.get('passwordCost');
  const { pepper } = store.keys;

  /** Names that nobody has lock as well, by a digest: people type passwords where their name belongs. */
  const holderOfNobody = (identifier: string): string =>
    createHmac('sha256', pepper)
      .update(`no account\0${identifierKey(identifier)}`)
      .digest('hex');

  /** What the place is called is known to every guesser, as the words about the person are. */
  const rate = (password: string, about: readonly string[]) => {
    const place = [settings.get('organisation'), settings.get('branch')].filter((name) => name !== '');
    const score = ratePassword(password, [...about, ...place]);
    return { score, isTooEasy: score < leastScore };
  };

  return {
    hash: (password: string): Promise<string> => passwords.hash(password, pepper, cost()),

    rate,

    /** Refuses a password that is too easy to guess, by the words about its person. */
    demandStrong(field: string, password: string, about: readonly (string | null)[]): void {
      const words = about.filter((word) => word !== null);
      if (!rate(password, words).isTooEasy) return;
      const message = 'This is too easy to guess. Use several words, or a longer mix.';
      throw new PlainRefusal('INVALID_INPUT', { fields: [{ path: field, issue: 'too_easy', message }] });
    },

    /** Refuses, for an account that is to get a new password, one that is too easy to guess and the one that it has. */
    async demandNew(db: Reader, field: string, password: string, account: AccountRow): Promise<void> {
      const { id, name, username, email, phone, staffNumber } = account;
      this.demandStrong(field, password, [name, username, email, phone, staffNumber]);
      const hash = accountWithHash(db, id)?.passwordHash ?? null;
      if (!(await passwords.verify(password, hash, pepper, cost()))) return;
      const message = 'This is the password that you have had until now. Choose another one.';
      throw invalidInput([{ path: field, issue: 'same_password', message }]);
    },

    /** Takes the same time whether or not somebody is called so, and whether or not they are locked. */
    async check(
      db: Reader,
      by: { readonly id: string } | { readonly identifier: string },
      password: string,
    ): Promise<Checked> {
      const [id, typed] = 'id' in by ? [by.id, by.id] : [accountIdOf(db, by.identifier), by.identifier];
      const found = id === null ? null : accountWithHash(db, id);
      const holder = found?.id ?? holderOfNobody(typed);
      const isRight = await passwords.verify(password, found?.passwordHash ?? null, pepper, cost());
      const matches = isRight && lockouts.leftMs(holder) === 0;
      const isOld = found !== null && matches && passwords.isOutdated(found.passwordHash, cost());
      return {
        account: found,
        holder,
        matches,
        newHash: isOld ? await passwords.hash(password, pepper, cost()) : null,
      };
    },

    /**
     * Writes down what came of the check. Answers the refusal, or for a right password the account as it is now: whoever
     * was erased or deactivated while it was compared is so.
     */
    settle(db: Writer, checked: Checked, refuse: Refuse): KeptRefusal | AccountRow {
      const { account, holder, matches, newHash } = checked;
      const subject = account === null ? {} : { subject: account.id };
      const waitMs = lockouts.leftMs(holder) || (matches ? 0 : lockouts.fail(db, holder));
      if (waitMs > 0) return refuse('ACCOUNT_LOCKED', { ...subject, retryAfterMs: waitMs });
      const now = matches ? accountById(db, holder) : null;
      if (now === null) return refuse('WRONG_CREDENTIALS', subject);
      if (lockouts.hasFailed(db, holder)) lockouts.end(db, holder);
      return newHash === null ? now : changeAccount(db, holder, { passwordHash: newHash });
    },
  };
}
export type Passwords = ReturnType<typeof createPasswords>;
