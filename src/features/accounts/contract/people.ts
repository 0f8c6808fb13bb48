import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { Id, Nothing, PageOf, PageRequest, Timestamp } from '#contract/schemas.ts';
import { Account, Email, Name, peopleFilters, Phone, Roles, StaffNumber, Username } from './fields.ts';

const who = {
  name: Name,
  username: Username,
  email: Email,
  phone: Phone,
  staffNumber: StaffNumber,
  roles: Roles,
};
const taken = ['USERNAME_TAKEN', 'EMAIL_TAKEN', 'PHONE_TAKEN', 'STAFF_NUMBER_TAKEN'] as const;

/** Shown once, to be handed over on paper. */
export const OneTimeCode = z.object({
  code: z.string(),
  /** `setUp`: they never had a password. */
  purpose: z.enum(['setUp', 'reset']),
  expiresAt: Timestamp,
});

/** What admins do with the accounts of others. */
export const people = {
  list: query({
    about: 'The people of this store, by name.',
    access: 'seesPeople',
    rate: limits.queries,
    input: z.strictObject({
      ...PageRequest,
      search: z.string().trim().max(100).default(''),
      status: z.enum(peopleFilters).nullable().default(null),
    }),
    output: PageOf(Account),
  }),
  person: query({
    about: 'One person of this store.',
    access: 'seesPeople',
    rate: limits.queries,
    input: z.strictObject({ id: Id }),
    output: Account,
  }),
  create: command({
    about: 'Make an account for a person, with a one-time code to choose a password with.',
    access: 'administers',
    stepUp: true,
    rate: limits.commands,
    input: z.strictObject(who),
    output: z.object({ account: Account, setUp: OneTimeCode }),
    errors: taken,
    audit: {
      action: 'account.created',
      subject: ({ output }) => output?.account.id ?? null,
      details: ({ output }) => ({ roles: output?.account.roles ?? [] }),
    },
    invalidates: ['accounts.list'],
  }),
  update: command({
    about: 'Change who a person is, what they may do, and whether they may sign in.',
    access: 'administers',
    stepUp: true,
    rate: limits.commands,
    input: z.strictObject({
      id: Id,
      ...who,
      /** `false` ends all their sign-ins. */
      isActive: z.boolean(),
      mustChangePassword: z.boolean(),
    }),
    output: Account,
    errors: [...taken, 'LAST_ADMIN'],
    audit: { action: 'account.changed', subject: ({ input }) => input.id },
    invalidates: ['accounts.list', 'accounts.person', 'accounts.me'],
  }),
  endLock: command({
    about: 'Let a person sign in again before their lock ends by itself.',
    access: 'administers',
    stepUp: true,
    rate: limits.commands,
    input: z.strictObject({ id: Id }),
    output: Account,
    audit: { action: 'account.unlocked', subject: ({ input }) => input.id },
    invalidates: ['accounts.list', 'accounts.person'],
  }),
  issueCode: command({
    about: 'Make a one-time code with which a person chooses a new password; the code before stops working.',
    access: 'administers',
    stepUp: true,
    rate: limits.commands,
    input: z.strictObject({ id: Id }),
    output: OneTimeCode,
    errors: ['NOT_ACTIVE'],
    audit: { action: 'account.codeIssued', subject: ({ input }) => input.id },
    invalidates: ['accounts.list', 'accounts.person'],
  }),
  endSignInsOf: command({
    about: 'End all sign-ins of a person.',
    access: 'administers',
    stepUp: true,
    rate: limits.commands,
    input: z.strictObject({ id: Id }),
    output: Nothing,
    audit: { action: 'session.endedByAdmin', subject: ({ input }) => input.id, subjectType: 'account' },
  }),
};
