import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { Id, Nothing, Timestamp } from '#contract/schemas.ts';
import { codeKinds, Email, Me, Password, Phone, TypedPassword } from './fields.ts';
import { ownPasswordGuess } from './guesses.ts';

/** One sign-in of a person: at a window that is open, or kept for the next start. */
export const SignIn = z.object({
  id: Id,
  /** It is the one that asks. */
  isThis: z.boolean(),
  isLocked: z.boolean(),
  isKept: z.boolean(),
  startedAt: Timestamp,
  lastActiveAt: Timestamp,
});

/** What everybody does with an account of their own. */
export const ownAccount = {
  signOut: command({
    about: 'Sign out of this window.',
    access: 'arrived',
    rate: limits.leaving,
    changesSession: 'leaves',
    input: Nothing,
    output: Nothing,
    audit: { action: 'session.signedOut', subject: () => null },
    invalidates: ['accounts.me'],
  }),
  lock: command({
    about: 'Lock this window: the session stays, the screen asks for the password.',
    access: 'arrived',
    rate: limits.leaving,
    changesSession: 'leaves',
    input: Nothing,
    output: Nothing,
    audit: { action: 'session.locked', subject: () => null },
    invalidates: ['accounts.me'],
  }),
  me: query({
    about: 'Who is signed in to this window, and what they have to do before anything else.',
    access: 'arrived',
    rate: limits.queries,
    input: Nothing,
    output: Me,
  }),
  stayAwake: command({
    about: 'Somebody is at this window: it does not lock by itself yet.',
    access: 'arrived',
    rate: limits.answers,
    onFullDisk: 'works',
    input: Nothing,
    output: Nothing,
    audit: { none: 'it changes nothing but when the window locks' },
  }),
  acceptNotice: command({
    about: 'Confirm that you have read the privacy notice.',
    access: 'arrived',
    rate: limits.commands,
    onFullDisk: 'works',
    input: z.strictObject({ version: z.string().min(1).max(100) }),
    output: Me,
    audit: { action: 'account.noticeAccepted', subject: ({ output }) => output?.id ?? null },
    invalidates: ['accounts.me'],
  }),
  changePassword: command({
    about: 'Choose a new password. It ends your sign-ins at every other window.',
    access: 'arrived',
    rate: { ...ownPasswordGuess, attempts: limits.passwordRatings },
    onFullDisk: 'works',
    input: z.strictObject({
      /** Not asked for from somebody who came in by a code. */
      currentPassword: TypedPassword.optional(),
      newPassword: Password,
    }),
    /** `personalCode`: a new one in the place of the one they came in by, shown only now; else `null`. */
    output: Me.extend({ personalCode: z.string().nullable() }),
    errors: ['WRONG_CREDENTIALS', 'ACCOUNT_LOCKED'],
    audit: {
      action: 'account.passwordChanged',
      refusedAs: 'account.passwordRefused',
      subject: ({ output }) => output?.id ?? null,
    },
    invalidates: ['accounts.me', 'accounts.signIns'],
  }),
  changeMine: command({
    about: 'Change the e-mail address and phone number that you sign in with.',
    access: 'signedIn',
    stepUp: true,
    rate: limits.commands,
    input: z.strictObject({ email: Email, phone: Phone }),
    output: Me,
    errors: ['EMAIL_TAKEN', 'PHONE_TAKEN'],
    audit: { action: 'account.changed', subject: ({ output }) => output?.id ?? null },
    invalidates: ['accounts.me', 'accounts.list'],
  }),
  confirmPassword: command({
    about: 'Give your password again, for what asks for it although you are signed in.',
    access: 'arrived',
    rate: ownPasswordGuess,
    onFullDisk: 'works',
    input: z.strictObject({ password: TypedPassword }),
    output: Nothing,
    errors: ['WRONG_CREDENTIALS', 'ACCOUNT_LOCKED'],
    audit: {
      action: 'session.confirmed',
      refusedAs: 'session.confirmFailed',
      subject: () => null,
    },
  }),
  signIns: query({
    about: 'Where you are signed in on this PC.',
    access: 'arrived',
    rate: limits.queries,
    input: Nothing,
    output: z.object({ signIns: z.array(SignIn) }),
  }),
  endSignIn: command({
    about: 'End one of your sign-ins.',
    access: 'arrived',
    rate: limits.commands,
    onFullDisk: 'works',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    audit: { action: 'session.ended', subject: ({ input }) => input.id, subjectType: 'signIn' },
    invalidates: ['accounts.signIns'],
  }),
  signOutEverywhere: command({
    about: 'End all of your sign-ins, also this one.',
    access: 'arrived',
    rate: limits.commands,
    changesSession: 'enters',
    onFullDisk: 'works',
    input: Nothing,
    output: Nothing,
    audit: { action: 'session.endedEverywhere', subject: () => null },
    invalidates: ['accounts.me', 'accounts.signIns'],
  }),
  keptCode: command({
    about: 'Say that you keep a recovery code that you were shown: there is no need to remind you of it.',
    access: 'arrived',
    rate: limits.commands,
    input: z.strictObject({ kind: z.enum(codeKinds) }),
    output: Nothing,
    audit: { none: 'it ends a reminder, and whether a code is kept nobody can know' },
    invalidates: ['accounts.me'],
  }),
  newPersonalCode: command({
    about: 'Make a new recovery code of your own and show it once; the one before stops working.',
    access: 'signedIn',
    rate: ownPasswordGuess,
    input: z.strictObject({ password: TypedPassword }),
    output: z.object({ personalCode: z.string() }),
    errors: ['WRONG_CREDENTIALS', 'ACCOUNT_LOCKED'],
    audit: {
      action: 'account.personalCodeIssued',
      refusedAs: 'account.personalCodeRefused',
      subject: () => null,
    },
    invalidates: ['accounts.me'],
  }),
  rekey: command({
    about:
      'Make a backup, then give the store new keys, and show its new recovery code once; the keys and the code before stop working.',
    access: 'administers',
    rate: { ...limits.storeRecovery, per: 'pc' },
    input: z.strictObject({ password: TypedPassword }),
    output: z.object({ recoveryCode: z.string() }),
    errors: ['WRONG_CREDENTIALS', 'ACCOUNT_LOCKED', 'KEY_NOT_KEPT', 'DISK_SHORT'],
    audit: { action: 'store.rekeyed', refusedAs: 'store.rekeyRefused', subject: () => null },
    invalidates: ['accounts.me', 'backups.list'],
  }),
  newRecoveryCode: command({
    about: 'Make a new recovery code of the store and show it once; the one before stops working.',
    access: 'administers',
    rate: { ...limits.storeRecovery, per: 'pc' },
    input: z.strictObject({ password: TypedPassword }),
    output: z.object({ recoveryCode: z.string() }),
    errors: ['WRONG_CREDENTIALS', 'ACCOUNT_LOCKED'],
    audit: {
      action: 'store.recoveryCodeIssued',
      refusedAs: 'store.recoveryCodeRefused',
      subject: () => null,
    },
    invalidates: ['accounts.me'],
  }),
};
