import { z } from 'zod';
import type { PersonalData } from '#contract/personal-data.ts';
import { RoleSchema, Timestamp } from '#contract/schemas.ts';

export const accountsPersonalData = {
  holds: {
    account: {
      title: 'Your account',
      what: 'Your name, what you sign in by, the roles you hold, which privacy notice you confirmed, when the account was made and when you last signed in.',
      why: 'So that Drillroom knows who is at the window and what that person may do.',
      keptFor: 'account',
      seenBy: 'seesPeople',
      whenErased: 'goes',
      record: z.object({
        name: z.string().describe('Name'),
        username: z.string().describe('Username'),
        email: z.string().nullable().describe('E-mail'),
        phone: z.string().nullable().describe('Phone'),
        staffNumber: z.string().nullable().describe('Staff number'),
        roles: z.array(RoleSchema).describe('Roles'),
        status: z.enum(['active', 'inactive']).describe('Status'),
        noticeVersion: z.string().nullable().describe('Privacy notice confirmed'),
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
    oneTimeCode: {
      title: 'A code from your admin',
      what: 'A hash of the code with which you can choose a new password, and until when it works.',
      why: 'So that you can sign in for the first time, or when you forgot your password.',
      keptFor: 'itsEnd',
      seenBy: 'seesPeople',
      whenErased: 'goes',
      record: z.object({ expiresAt: Timestamp.nullable().describe('Works until') }),
    },
    keptSignIn: {
      title: 'Staying signed in',
      what: 'When you asked to stay signed in on this PC, and when you were last at it.',
      why: 'So that Drillroom can go on where you left it.',
      keptFor: 'keptSignInDays',
      seenBy: 'nobody',
      whenErased: 'goes',
      record: z.object({
        startedAt: Timestamp.describe('Signed in'),
        lastActiveAt: Timestamp.describe('Last active'),
        expiresAt: Timestamp.describe('Lasts until'),
      }),
    },
    lockout: {
      title: 'Wrong passwords',
      what: 'How many wrong passwords were typed for you since the last right one, and how long a lock still lasts.',
      why: 'So that nobody can try passwords until one fits.',
      keptFor: 'account',
      seenBy: 'seesPeople',
      whenErased: 'goes',
      record: { notExported: 'It is gone with your next right password.' },
    },
  },
} as const satisfies PersonalData;
