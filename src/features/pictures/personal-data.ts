import { z } from 'zod';
import type { PersonalData } from '#contract/personal-data.ts';
import { Timestamp } from '#contract/schemas.ts';

export const picturesPersonalData = {
  holds: {
    added: {
      title: 'Pictures that you added',
      what: 'That a picture of the branch was added by you, and when.',
      why: 'So that the branch knows where its pictures come from.',
      keptFor: 'account',
      seenBy: 'nobody',
      whenErased: {
        stays: 'The pictures stay, since they belong to the branch. That you added them goes.',
      },
      record: z.object({
        name: z.string().describe('Picture'),
        addedAt: Timestamp.describe('Added'),
      }),
    },
  },
} as const satisfies PersonalData;
