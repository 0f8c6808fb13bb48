import type { Findables } from '#contract/findable.ts';
import { accountsFindables } from '#features/accounts/contract/findable.ts';
import { libraryFindables } from '#features/library/contract/findable.ts';
import { reportsFindables } from '#features/reports/contract/findable.ts';
import { roleplayFindables } from '#features/roleplay/contract/findable.ts';

/**
 * Every kind of thing that the search box finds, in the order in which equal ones are shown. A kind without a finder, or
 * without a face in the window, does not compile.
 */
export const findables = {
  ...libraryFindables,
  ...accountsFindables,
  ...reportsFindables,
  ...roleplayFindables,
} as const satisfies Findables;

export type Kind = keyof typeof findables;

// A constant object has exactly the keys of its type.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const kinds = Object.keys(findables) as [Kind, ...Kind[]];
