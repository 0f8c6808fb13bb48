import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command } from '#contract/op.ts';
import { Id } from '#contract/schemas.ts';
import { Document } from './shapes.ts';

/** What stands on the front of documents. */
export const covers = {
  setCover: command({
    about: 'Put a picture on the front of a document, or, with no picture named, take away what is there.',
    access: 'administers',
    rate: limits.commands,
    input: z.strictObject({ documentId: Id, pictureId: Id.optional() }),
    output: Document,
    audit: {
      action: 'content.coverSet',
      subject: ({ input }) => input.documentId,
      subjectType: 'document',
      details: ({ input }) => ({ picture: input.pictureId ?? null }),
    },
    invalidates: ['library.list', 'library.document'],
  }),
};
