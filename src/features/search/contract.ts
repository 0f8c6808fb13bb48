import { z } from 'zod';
import { foundOf } from '#contract/findable.ts';
import { limits } from '#contract/limits.ts';
import { query } from '#contract/op.ts';
import { CategoryId } from '#features/library/contract/shapes.ts';
import { findables, type Kind, kinds } from './contract/kinds.ts';

/** As much as the box takes. */
export const longestSearch = 2000;

type Answer = {
  readonly [K in Kind]: z.ZodArray<ReturnType<typeof foundOf<(typeof findables)[K]['address']>>>;
};
// Built kind by kind from the same declarations, which the compiler cannot follow.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const answer = Object.fromEntries(
  kinds.map((kind) => [kind, z.array(foundOf(findables[kind].address))]),
) as unknown as Answer;

/** One search box over everything that the features offer. */
export const search = {
  everything: query({
    about:
      'Find things of every kind that you may read, while you type: the last word may not be finished. Each kind comes best first; kinds that are not yours come empty.',
    access: 'signedIn',
    rate: limits.suggestions,
    input: z.strictObject({
      /** Not trimmed: a space behind a word says that it is finished. */
      text: z.string().max(longestSearch).regex(/\S/, { error: 'Enter a word to look for.' }),
      /** Only these; all unless said. */
      kinds: z.array(z.enum(kinds)).min(1).max(kinds.length).optional(),
      /** Only what belongs to this category; people belong to none. */
      categoryId: CategoryId.optional(),
      /** Of each kind. */
      limit: z.number().int().min(1).max(20).default(5),
    }),
    output: z.object(answer),
  }),
};
