import { z } from 'zod';
import type { Findables } from '#contract/findable.ts';
import { Id } from '#contract/schemas.ts';

/** What the search box finds of reports: one's own, and everybody's for those who see people. */
export const reportsFindables = {
  reports: { access: 'signedIn', address: z.object({ sessionId: Id }) },
} as const satisfies Findables;
