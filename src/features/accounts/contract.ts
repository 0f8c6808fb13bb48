import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { Id, Nothing, PageOf, PageRequest, plainText, RoleSchema, Timestamp } from '#contract/schemas.ts';

/** 3 to 50 letters, digits, dots, dashes or underscores, with a letter among them, so that it is no phone or staff number. */
export const Username = z
  .string()
  .trim()
  .min(3, { error: 'Use at least 3 characters.' })
  .max(50, { error: 'Use at most 50 characters.' })
  .regex(/^[A-Za-z0-9._-]*$/, { error: 'Use letters, digits, dots, dashes and underscores only.' })
  .regex(/[A-Za-z]/, { error: 'Use at least one letter.' });

export const Password = z
  .string()
  .min(10, { error: 'Use at least 10 characters.' })
  .max(128, { error: 'Use at most 128 characters.' });

const Name = z
  .string()
  .trim()
  .min(2, { error: 'Use at least 2 characters.' })
  .max(100, { error: 'Use at most 100 characters.' })
  .regex(plainText, { error: 'Use characters that can be seen, on one line.' });

export const Account = z.object({
  id: Id,
  username: z.string(),
  name: z.string(),
  roles: z.array(RoleSchema),
  status: z.enum(['active', 'inactive', 'locked']),
  createdAt: Timestamp,
  lastSignInAt: Timestamp.nullable(),
});

/** Wrong passwords on this PC, at whichever screen they are tried. */
const wrongPasswords = {
  ...limits.signInPerPc,
  counts: 'refusals',
  per: 'pc',
  group: 'passwords',
} as const;

const newPerson = { name: Name, username: Username, password: Password };

export const accounts = {
  createFirstAdmin: command({
    about:
      'Set this PC up: make the first admin, sign them in and show two recovery codes once, of the store and their own.',
    access: 'anyone',
    rate: { ...limits.adminCreation, per: 'pc' },
    changesSession: 'enters',
    input: z.strictObject(newPerson),
    output: z.object({
      account: Account,
      /** Opens the training data. */
      recoveryCode: z.string(),
      /** Signs this person in. */
      personalCode: z.string(),
    }),
    errors: ['ALREADY_SET_UP'],
    audit: { action: 'account.created', subject: ({ output }) => output?.account.id ?? null },
    invalidates: ['system.opening', 'accounts.me'],
  }),
  signIn: command({
    about: 'Sign in by username.',
    access: 'anyone',
    rate: {
      ...wrongPasswords,
      alsoBy: { ...limits.signInPerAccount, account: ({ identifier }) => identifier },
    },
    changesSession: 'enters',
    input: z.strictObject({
      identifier: z.string().trim().min(1, { error: 'Enter your name.' }).max(200),
      password: z.string().min(1, { error: 'Enter your password.' }).max(128),
    }),
    output: Account,
    errors: ['WRONG_CREDENTIALS'],
    audit: {
      action: 'session.signedIn',
      refusedAs: 'session.signInFailed',
      subject: ({ output }) => output?.id ?? null,
    },
    invalidates: ['accounts.me'],
  }),
  signInByCode: command({
    about:
      'Sign in with your own recovery code, despite a lock. It works once: the answer holds the next one.',
    access: 'anyone',
    rate: { ...limits.resetConfirm, counts: 'refusals', per: 'pc' },
    changesSession: 'enters',
    input: z.strictObject({
      personalCode: z.string().trim().min(1, { error: 'Enter your recovery code.' }).max(100),
    }),
    output: z.object({ account: Account, personalCode: z.string() }),
    errors: ['WRONG_CODE'],
    audit: {
      action: 'session.signedInByCode',
      refusedAs: 'session.signInByCodeFailed',
      subject: ({ output }) => output?.account.id ?? null,
    },
    invalidates: ['accounts.me'],
  }),
  signOut: command({
    about: 'Sign out of this window.',
    access: 'signedIn',
    rate: limits.leaving,
    changesSession: 'leaves',
    input: Nothing,
    output: Nothing,
    audit: { action: 'session.signedOut', subject: () => null },
    invalidates: ['accounts.me'],
  }),
  lock: command({
    about: 'Lock this window: the session stays, the screen asks for the password.',
    access: 'signedIn',
    rate: limits.leaving,
    changesSession: 'leaves',
    input: Nothing,
    output: Nothing,
    audit: { action: 'session.locked', subject: () => null },
    invalidates: ['accounts.me'],
  }),
  unlock: command({
    about: 'Unlock this window with the password of the person who locked it.',
    access: 'anyone',
    rate: { ...wrongPasswords, alsoBy: { ...limits.signInPerAccount, account: 'own' } },
    changesSession: 'enters',
    input: z.strictObject({ password: z.string().min(1, { error: 'Enter your password.' }).max(128) }),
    output: Account,
    errors: ['WRONG_CREDENTIALS', 'NOT_LOCKED'],
    audit: {
      action: 'session.unlocked',
      refusedAs: 'session.unlockFailed',
      subject: ({ output }) => output?.id ?? null,
    },
    invalidates: ['accounts.me'],
  }),
  me: query({
    about: 'Who is signed in to this window.',
    access: 'signedIn',
    rate: limits.queries,
    input: Nothing,
    output: Account,
  }),
  newRecoveryCode: command({
    about: 'Make a new recovery code of the store and show it once; the one before stops working.',
    access: 'administers',
    rate: { ...limits.storeRecovery, per: 'pc' },
    input: z.strictObject({ password: z.string().min(1, { error: 'Enter your password.' }).max(128) }),
    output: z.object({ recoveryCode: z.string() }),
    errors: ['WRONG_CREDENTIALS'],
    audit: {
      action: 'store.recoveryCodeIssued',
      refusedAs: 'store.recoveryCodeRefused',
      subject: () => null,
    },
  }),
  create: command({
    about: 'Make an account for a person.',
    access: 'administers',
    rate: limits.commands,
    input: z.strictObject({
      ...newPerson,
      roles: z
        .array(RoleSchema)
        .min(1, { error: 'Choose at least one role.' })
        .max(4)
        .refine((chosen) => new Set(chosen).size === chosen.length, { error: 'Name each role once.' }),
    }),
    output: Account,
    errors: ['USERNAME_TAKEN'],
    audit: { action: 'account.created', subject: ({ output }) => output?.id ?? null },
    invalidates: ['accounts.list'],
  }),
  list: query({
    about: 'The people of this store, by name.',
    access: 'seesPeople',
    rate: limits.queries,
    input: z.strictObject({ ...PageRequest, search: z.string().trim().max(100).default('') }),
    output: PageOf(Account),
  }),
};
