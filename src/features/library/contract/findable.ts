import { z } from 'zod';
import type { Findables } from '#contract/findable.ts';
import { Id } from '#contract/schemas.ts';
import { CategoryId } from './shapes.ts';

/** What the search box finds of the library. */
export const libraryFindables = {
  /** By their titles. */
  documents: { access: 'signedIn', address: z.object({ documentId: Id }) },
  /** By what they say; at most one of each document. */
  passages: {
    access: 'signedIn',
    address: z.object({ documentId: Id, start: z.number().int(), end: z.number().int() }),
  },
  categories: { access: 'signedIn', address: z.object({ categoryId: CategoryId }) },
} as const satisfies Findables;
