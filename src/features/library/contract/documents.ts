import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { query } from '#contract/op.ts';
import { Id, Nothing, PageOf, PageRequest } from '#contract/schemas.ts';
import { Category, CategoryId, Document, Mark, Passage } from './shapes.ts';

/** What the library holds. */
export const documents = {
  categories: query({
    about: 'The categories, with the number of documents in each.',
    access: 'signedIn',
    rate: limits.queries,
    input: Nothing,
    output: z.array(Category),
  }),
  list: query({
    about: 'The documents, newest first.',
    access: 'signedIn',
    rate: limits.queries,
    input: z.strictObject({ ...PageRequest, categoryId: CategoryId.optional() }),
    output: PageOf(Document),
  }),
  document: query({
    about:
      'One document with its text, where its passages lie, and where its headings, pages, slides and cues do.',
    access: 'signedIn',
    rate: limits.queries,
    input: z.strictObject({ documentId: Id }),
    output: Document.extend({ text: z.string(), cuts: z.array(Passage), marks: z.array(Mark) }),
  }),
};
