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
    responsibilities: {
      title: 'What you answer for',
      what: 'That an admin named you as the owner of a document of the library.',
      why: 'So that people know whom to ask about it.',
      keptFor: 'account',
      seenBy: 'oversees',
      whenErased: {
        stays: 'The documents stay, since they belong to the branch. That they were yours goes.',
      },
      record: z.object({
        title: z.string().describe('Document'),
        category: z.string().describe('Category'),
      }),
    },
    binned: {
      title: 'What you put into the bin',
      what: 'That you put a document of the library into the bin, and when, as long as it lies there.',
      why: 'So that admins know whom to ask before it is deleted.',
      keptFor: 'account',
      seenBy: 'oversees',
      whenErased: { stays: 'The document stays in the bin for its 30 days. That it was you goes.' },
      record: z.object({
        title: z.string().describe('Document'),
        category: z.string().describe('Category'),
        binnedAt: Timestamp.describe('Put into the bin'),
      }),
    },
    imports: {
      title: 'What you are importing',
      what: 'That a file in the import queue was added by you, and when. It stands there until it is taken off the list, a week after it is done at the latest.',
      why: 'So that a document that comes of it says who uploaded it.',
      keptFor: 'account',
      seenBy: 'oversees',
      whenErased: {
        stays:
          'The files stay in the queue until another admin imports or removes them. That you added them goes.',
      },
      record: z.object({
        fileName: z.string().describe('File'),
        title: z.string().describe('Title'),
        category: z.string().describe('Category'),
        addedAt: Timestamp.describe('Added'),
      }),
    },
    golden: {
      title: 'Golden questions that you wrote',
      what: 'That a golden question was written or changed last by you, and when.',
      why: 'So that admins know whom to ask what a question means.',
      keptFor: 'account',
      seenBy: 'nobody',
      whenErased: {
        stays: 'The questions stay, since they are about the material. That you wrote them goes.',
      },
      record: z.object({
        text: z.string().describe('Question'),
        category: z.string().describe('Category'),
        writtenAt: Timestamp.describe('Written'),
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
