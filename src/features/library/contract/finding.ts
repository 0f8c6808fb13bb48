import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { query } from '#contract/op.ts';
import { Id, Nothing } from '#contract/schemas.ts';
import { CategoryId, Place } from './shapes.ts';

/** Text with the matched words marked, as pieces, so that no markup has to be trusted. */
export const Highlighted = z.array(z.object({ text: z.string(), hit: z.boolean() }));

export const Hit = z.object({
  documentId: Id,
  title: z.string(),
  category: z.object({ id: CategoryId, name: z.string() }),
  passageId: Id,
  heading: z.string().nullable(),
  start: z.number().int(),
  end: z.number().int(),
  place: Place.nullable(),
  snippet: Highlighted,
});

/** Passages by what they say. */
export const finding = {
  index: query({
    about:
      'What search knows: how many passages and terms, from how many passages it learned their meanings, and whether it learns just now.',
    access: 'administers',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      passages: z.number().int(),
      /** Documents that could not be taken in yet, on a full disk for instance; they are tried again. */
      waiting: z.number().int(),
      terms: z.number().int(),
      /** `null`: there is too little material yet. */
      learnedFrom: z.number().int().nullable(),
      dimensions: z.number().int().nullable(),
      isLearning: z.boolean(),
    }),
  }),
  search: query({
    about: 'Find passages by words, best first, with the matched words marked.',
    access: 'signedIn',
    rate: limits.retrieval,
    input: z.strictObject({
      text: z.string().trim().min(1, { error: 'Enter a word to look for.' }).max(2000),
      categoryId: CategoryId.optional(),
      limit: z.number().int().min(1).max(100).default(20),
      /** At most one passage of each document, the best. */
      perDocument: z.boolean().default(false),
    }),
    output: z.object({ hits: z.array(Hit) }),
  }),
};
