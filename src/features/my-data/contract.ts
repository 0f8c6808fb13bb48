import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command } from '#contract/op.ts';
import { Id, Timestamp } from '#contract/schemas.ts';

/** Copies of the whole training data, in which what was deleted stays until they are removed. */
const Copies = z.array(z.object({ madeAt: Timestamp, keptUntil: Timestamp }));

/** The username, typed as a confirmation, and the password of whoever asks. */
const confirmation = {
  username: z.string().trim().min(1, { error: 'Enter the username.' }).max(50),
  password: z.string().min(1, { error: 'Enter your password.' }).max(128),
};

/** Guesses at a password count with those at the sign-in. */
const wrongPasswords = {
  ...limits.signInPerPc,
  counts: 'refusals',
  per: 'pc',
  group: 'passwords',
  alsoBy: { ...limits.signInPerAccount, account: 'own' },
} as const;

const afterErasure = ['accounts.list', 'reports.list', 'library.list'];

export const myData = {
  erase: command({
    about:
      'Delete your account and everything of yours, at once and for good. What stays, stays without your name; the answer names the copies that still hold it.',
    access: 'signedIn',
    rate: wrongPasswords,
    changesSession: 'enters',
    input: z.strictObject(confirmation),
    output: z.object({ accountId: Id, copies: Copies }),
    errors: ['WRONG_CREDENTIALS', 'LAST_ADMIN'],
    audit: {
      action: 'account.deleted',
      refusedAs: 'account.deleteRefused',
      subject: ({ output }) => output?.accountId ?? null,
      nameless: true,
    },
    invalidates: ['accounts.me', ...afterErasure],
  }),
  erasePerson: command({
    about: 'Delete the account of a person and everything of theirs, at once and for good, as they could.',
    access: 'administers',
    rate: wrongPasswords,
    input: z.strictObject({ accountId: Id, ...confirmation }),
    output: z.object({ accountId: Id, copies: Copies }),
    errors: ['WRONG_CREDENTIALS', 'LAST_ADMIN', 'OWN_ACCOUNT'],
    audit: {
      action: 'account.deleted',
      refusedAs: 'account.deleteRefused',
      subject: ({ input }) => input.accountId,
    },
    invalidates: afterErasure,
  }),
};
