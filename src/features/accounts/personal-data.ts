import { z } from 'zod';
import type { PersonalData } from '#contract/personal-data.ts';
import { RoleSchema, Timestamp } from '#contract/schemas.ts';

export const accountsPersonalData = {
  holds: {
    account: {
      title: 'Your account',
      what: 'Your name, your username, the roles you hold, when the account was made and when you last signed in.',
      why: 'So that Drillroom knows who is at the window and what that person may do.',
      keptFor: 'account',
      seenBy: 'seesPeople',
      whenErased: 'goes',
      record: z.object({
        name: z.string().describe('Name'),
        username: z.string().describe('Username'),
        roles: z.array(RoleSchema).describe('Roles'),
        status: z.enum(['active', 'inactive', 'locked']).describe('Status'),
        createdAt: Timestamp.describe('Made'),
        lastSignInAt: Timestamp.nullable().describe('Last sign-in'),
      }),
    },
    password: {
      title: 'Your password',
      what: 'A salted hash of your password, from which nobody can read the password.',
      why: 'So that nobody else can sign in as you.',
      keptFor: 'account',
      seenBy: 'nobody',
      whenErased: 'goes',
      record: { notExported: 'It would be of no use to you, and of some to a person who guesses.' },
    },
    recoveryCode: {
      title: 'Your recovery code',
      what: 'A hash of your own recovery code, and when the code was made.',
      why: 'So that you can sign in when you forgot your password.',
      keptFor: 'account',
      seenBy: 'nobody',
      whenErased: 'goes',
      record: z.object({ madeAt: Timestamp.describe('Made') }),
    },
  },
} as const satisfies PersonalData;
