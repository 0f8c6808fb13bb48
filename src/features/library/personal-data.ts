import { z } from 'zod';
import type { PersonalData } from '#contract/personal-data.ts';
import { Timestamp } from '#contract/schemas.ts';

export const libraryPersonalData = {
  holds: {
    uploads: {
      title: 'What you uploaded',
      what: 'That a document of the library was uploaded by you, and when.',
      why: 'So that the branch knows where its material comes from.',
      keptFor: 'account',
      seenBy: 'oversees',
      whenErased: {
        stays: 'The documents stay, since they belong to the branch. That you uploaded them goes.',
      },
      record: z.object({
        title: z.string().describe('Document'),
        category: z.string().describe('Category'),
        importedAt: Timestamp.describe('Uploaded'),
      }),
    },
    readingPlaces: {
      title: 'Where you stopped reading',
      what: 'The place in each document at which you stopped reading, by numbers only.',
      why: 'So that a document opens where you left it.',
      keptFor: 'account',
      seenBy: 'nobody',
      whenErased: 'goes',
      record: { notExported: 'It lies in the window of this PC and not in the training data.' },
    },
  },
} as const satisfies PersonalData;
