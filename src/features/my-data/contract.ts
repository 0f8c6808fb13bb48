import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { AnyBytes } from '#contract/codec.ts';
import { command, query } from '#contract/op.ts';
import { Id, Nothing, Timestamp } from '#contract/schemas.ts';

/** Copies of the whole training data, in which what was deleted stays until they are removed. */
const Copies = z.array(z.object({ madeAt: Timestamp, keptUntil: Timestamp }));

/** Something that is held about people, in the words that they read. */
const Told = z.object({
  feature: z.string(),
  key: z.string(),
  title: z.string(),
  what: z.string(),
  why: z.string(),
  keptFor: z.string(),
  seenBy: z.string(),
  whenErased: z.string(),
  /** A deletion leaves nothing of it. */
  goes: z.boolean(),
  /** Why an export has none of it. */
  notExported: z.string().nullable(),
});

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
  notice: query({
    about: 'The privacy notice: what Drillroom holds about people, why, for how long, and who sees it.',
    access: 'anyone',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      /** Another one whenever the notice says something else. */
      version: z.string(),
      general: z.array(z.string()),
      holdings: z.array(Told),
    }),
  }),
  overview: query({
    about: 'What Drillroom holds about you, with the number of records of each kind.',
    access: 'signedIn',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      username: z.string(),
      /** `count` is null where nothing is counted, because an export has none of it. */
      holdings: z.array(Told.extend({ count: z.number().int().nullable() })),
      /** What of it stays in them after a deletion. */
      copies: Copies,
      /** The last who administers cannot delete their account. */
      isLastAdmin: z.boolean(),
    }),
  }),
  export: command({
    about: 'Everything about you as a zip file: a page to read, and JSON with its shapes.',
    access: 'signedIn',
    stepUp: true,
    rate: limits.commands,
    input: Nothing,
    output: z.object({ fileName: z.string(), content: AnyBytes }),
    audit: { action: 'account.exported', subject: () => null },
  }),
  erase: command({
    about:
      'Delete your account and everything of yours, at once and for good. What stays, stays without your name; the answer names the copies that still hold it.',
    access: 'signedIn',
    rate: wrongPasswords,
    changesSession: 'enters',
    input: z.strictObject(confirmation),
    output: z.object({ accountId: Id, copies: Copies }),
    errors: ['WRONG_CREDENTIALS', 'ACCOUNT_LOCKED', 'LAST_ADMIN'],
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
    errors: ['WRONG_CREDENTIALS', 'ACCOUNT_LOCKED', 'LAST_ADMIN', 'OWN_ACCOUNT'],
    audit: {
      action: 'account.deleted',
      refusedAs: 'account.deleteRefused',
      subject: ({ input }) => input.accountId,
    },
    invalidates: afterErasure,
  }),
};
