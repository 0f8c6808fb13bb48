import { z } from 'zod';
import type { PersonalData } from '#contract/personal-data.ts';
import { Timestamp } from '#contract/schemas.ts';

export const auditPersonalData = {
  holds: {
    actions: {
      title: 'The record of what was done',
      what: 'That something was done by you or to your account, when, and in which program, on which PC and as which user of it. For instance a sign-in, a report that was opened, a changed password.',
      why: 'So that misuse can be found out, also afterwards.',
      keptFor: 'auditRetentionDays',
      seenBy: 'oversees',
      whenErased: {
        stays:
          'The rows stay, since a record from which rows are missing proves nothing. They name you by a number only, and your name, and where you were signed in, are removed from them.',
      },
      record: z.object({
        at: Timestamp.nullable().describe('Time'),
        action: z.string().describe('Action'),
        outcome: z.enum(['done', 'refused']).nullable().describe('Outcome'),
        by: z.enum(['you', 'somebody else', 'nobody signed in']).describe('By'),
        toYou: z.boolean().describe('Done to your account'),
        where: z.string().nullable().describe('Program, PC and its user'),
        details: z.string().describe('Details'),
      }),
    },
  },
} as const satisfies PersonalData;
