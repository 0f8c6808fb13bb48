import { z } from 'zod';
import type { Findables } from '#contract/findable.ts';
import { Id } from '#contract/schemas.ts';
import { people } from './people.ts';

/** What the search box finds of people: what their list finds, for those who may see it. */
export const accountsFindables = {
  people: { access: people.list.access, address: z.object({ accountId: Id }) },
} as const satisfies Findables;
