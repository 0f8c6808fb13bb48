import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { Nothing } from '#contract/schemas.ts';
import {
  Account,
  Email,
  Me,
  Name,
  Password,
  Phone,
  TypedCode,
  TypedIdentifier,
  TypedPassword,
  Username,
} from './fields.ts';
import { ownPasswordGuess, wrongPasswords } from './guesses.ts';

/** Coming in and going out: what works before anybody is signed in to the window. */
export const signIn = {
  createFirstAdmin: command({
    about:
      'Set this PC up: make the first admin, sign them in and show two recovery codes once, of the store and their own.',
    access: 'anyone',
    rate: { ...limits.adminCreation, per: 'pc', counts: 'accepted', attempts: limits.commands },
    changesSession: 'enters',
    input: z.strictObject({ name: Name, username: Username, password: Password }),
    output: z.object({
      account: Account,
      /** Opens the training data. */
      recoveryCode: z.string(),
      /** Signs this person in. */
      personalCode: z.string(),
    }),
    errors: ['ALREADY_SET_UP'],
    audit: {
      action: 'account.created',
      actor: 'subject',
      subject: ({ output }) => output?.account.id ?? null,
      details: ({ output }) => ({ roles: output?.account.roles ?? [] }),
    },
    invalidates: ['system.opening', 'accounts.me'],
  }),
  tiles: query({
    about: 'The names to choose from at the sign-in, where this PC shows them; else none.',
    access: 'anyone',
    rate: limits.queries,
    input: Nothing,
    output: z.object({ people: z.array(z.object({ username: z.string(), name: z.string() })).max(100) }),
  }),
  signIn: command({
    about:
      'Sign in by username, e-mail, phone or staff number. `keep` asks to stay signed in over a restart.',
    access: 'anyone',
    rate: {
      ...wrongPasswords,
      alsoBy: { ...limits.signInPerAccount, account: ({ identifier }) => identifier },
    },
    changesSession: 'enters',
    onFullDisk: 'works',
    input: z.strictObject({
      identifier: TypedIdentifier,
      password: TypedPassword,
      keep: z.boolean().default(false),
    }),
    output: Me.extend({
      /** `unavailable`: the keychain did not take it, so the next start asks for the password. */
      kept: z.enum(['yes', 'no', 'forbidden', 'unavailable']),
    }),
    errors: ['WRONG_CREDENTIALS', 'ACCOUNT_LOCKED', 'NOT_ACTIVE'],
    audit: {
      action: 'session.signedIn',
      actor: 'subject',
      refusedAs: 'session.signInFailed',
      subject: ({ output }) => output?.id ?? null,
      subjectType: 'account',
    },
    invalidates: ['accounts.me'],
  }),
  signInByCode: command({
    about:
      'Sign in with your own recovery code, despite a lock. A new password is chosen next; until then the code goes on working, and after that it is replaced.',
    access: 'anyone',
    rate: { ...limits.resetConfirm, counts: 'refusals', per: 'pc' },
    changesSession: 'enters',
    onFullDisk: 'works',
    input: z.strictObject({ personalCode: TypedCode }),
    output: Me,
    errors: ['WRONG_CODE'],
    audit: {
      action: 'session.signedInByCode',
      actor: 'subject',
      refusedAs: 'session.signInByCodeFailed',
      subject: ({ output }) => output?.id ?? null,
      subjectType: 'account',
    },
    invalidates: ['accounts.me'],
  }),
  redeemCode: command({
    about: 'Choose a password with the one-time code that an admin made, and sign in.',
    access: 'anyone',
    rate: { ...limits.resetConfirm, counts: 'refusals', per: 'pc', attempts: limits.passwordRatings },
    changesSession: 'enters',
    onFullDisk: 'works',
    input: z.strictObject({ identifier: TypedIdentifier, code: TypedCode, newPassword: Password }),
    output: Me,
    errors: ['WRONG_CODE'],
    audit: {
      action: 'account.passwordReset',
      actor: 'subject',
      refusedAs: 'account.codeRefused',
      subject: ({ output }) => output?.id ?? null,
    },
    invalidates: ['accounts.me', 'accounts.list'],
  }),
  askForCode: command({
    about:
      'Ask the admins for a code to choose a new password with. Answers the same for a name that is unknown.',
    access: 'anyone',
    rate: limits.resetRequest,
    input: z.strictObject({ identifier: TypedIdentifier }),
    output: Nothing,
    audit: { action: 'account.codeAskedFor', subject: () => null },
    invalidates: ['accounts.list'],
  }),
  register: command({
    about:
      'Make an account for yourself, where this PC allows it. `waiting`: an admin has to let you in first.',
    access: 'anyone',
    rate: { ...limits.registration, counts: 'accepted', attempts: limits.commands },
    input: z.strictObject({ name: Name, username: Username, email: Email, phone: Phone, password: Password }),
    output: z.object({ id: z.string(), waiting: z.boolean() }),
    errors: ['NOT_OFFERED', 'USERNAME_TAKEN', 'EMAIL_TAKEN', 'PHONE_TAKEN'],
    audit: {
      action: 'account.registered',
      refusedAs: 'account.registerRefused',
      subject: ({ output }) => output?.id ?? null,
    },
    invalidates: ['accounts.list'],
  }),
  resume: command({
    about: 'Take up a sign-in that was kept over a restart: open as it was left, else locked.',
    access: 'anyone',
    rate: limits.answers,
    changesSession: 'enters',
    onFullDisk: 'works',
    input: Nothing,
    output: z.object({ isLocked: z.boolean() }),
    errors: ['NOTHING_KEPT'],
    // Who it was is known when it is taken up; a practice that goes on is another thing, and has the other word.
    audit: {
      action: 'session.signInKept',
      subject: () => null,
      subjectType: 'account',
      details: ({ output }) => ({ locked: output?.isLocked ?? false }),
    },
    invalidates: ['accounts.me'],
  }),
  unlock: command({
    about: 'Unlock this window with the password of the person who locked it.',
    access: 'anyone',
    rate: ownPasswordGuess,
    changesSession: 'enters',
    onFullDisk: 'works',
    input: z.strictObject({ password: TypedPassword }),
    output: Me,
    errors: ['WRONG_CREDENTIALS', 'ACCOUNT_LOCKED', 'NOT_LOCKED'],
    audit: {
      action: 'session.unlocked',
      actor: 'subject',
      refusedAs: 'session.unlockFailed',
      subject: ({ output }) => output?.id ?? null,
      subjectType: 'account',
    },
    invalidates: ['accounts.me'],
  }),
  ratePassword: query({
    about: 'How hard a password is to guess, by the words about the person that it must not be made of.',
    access: 'anyone',
    rate: limits.passwordRatings,
    input: z.strictObject({
      password: z.string().max(128),
      about: z.array(z.string().max(254)).max(6).default([]),
    }),
    output: z.object({
      /** 0 too easy to guess … 4 very hard. Below 3 it is refused. */
      score: z.number().int().min(0).max(4),
      isTooEasy: z.boolean(),
    }),
  }),
};
