import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { query } from '#contract/op.ts';
import { Id, Nothing } from '#contract/schemas.ts';
import { Hit } from './finding.ts';
import { CategoryId, formats, Place } from './shapes.ts';

/** A stretch of a document's text, word for word: `text` is what lies from `start` to `end` in it (UTF-16 offsets). */
export const Quote = z.object({
  documentId: Id,
  title: z.string(),
  category: z.object({ id: CategoryId, name: z.string() }),
  passageId: Id,
  heading: z.string().nullable(),
  start: z.number().int(),
  end: z.number().int(),
  place: Place.nullable(),
  format: z.enum(formats),
  text: z.string(),
});

/** Questions to the material. */
export const asking = {
  ask: query({
    about:
      'Answer a question by quotes from the material, word for word and located, best first; or say that the material does not hold the answer, with the passages that come nearest.',
    access: 'signedIn',
    rate: limits.retrieval,
    input: z.strictObject({
      text: z.string().trim().min(1, { error: 'Enter a question.' }).max(2000),
      categoryId: CategoryId.optional(),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('answered'), quotes: z.array(Quote) }),
      /** `nearest` is no answer: it only shows what the material has on the subject. */
      z.object({ kind: z.literal('absent'), nearest: z.array(Hit) }),
    ]),
  }),
  askExamples: query({
    about: 'A few things that the material can be asked about: headings of it whose passages answer.',
    access: 'signedIn',
    rate: limits.queries,
    input: Nothing,
    output: z.array(z.string()),
  }),
};
