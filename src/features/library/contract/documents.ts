import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { query } from '#contract/op.ts';
import { Id, Nothing, PageOf, PageRequest } from '#contract/schemas.ts';
import { Category, CategoryId, Document, Mark, Passage, standings } from './shapes.ts';

/** What the library holds. */
export const documents = {
  categories: query({
    about:
      'The categories, with the number of documents in each: of those that are approved and valid today, for admins of all.',
    access: 'signedIn',
    rate: limits.queries,
    input: Nothing,
    output: z.array(Category),
  }),
  list: query({
    about:
      'The documents, newest first: those that are approved and valid today. Admins are told of all, with how each stands.',
    access: 'signedIn',
    rate: limits.queries,
    input: z.strictObject({
      ...PageRequest,
      categoryId: CategoryId.optional(),
      /** What others than admins ask for beside `valid` they find none of. */
      standing: z.enum(standings).optional(),
    }),
    output: PageOf(Document),
  }),
  document: query({
    about:
      'One document with its text, where its passages lie, and where its headings, pages, slides and cues do. Admins read earlier versions and the bin too.',
    access: 'signedIn',
    rate: limits.queries,
    input: z.strictObject({ documentId: Id }),
    output: Document.extend({ text: z.string(), cuts: z.array(Passage), marks: z.array(Mark) }),
  }),
};
