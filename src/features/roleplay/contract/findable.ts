import { z } from 'zod';
import type { Findables } from '#contract/findable.ts';
import { Id } from '#contract/schemas.ts';

/** What the search box finds of practices. */
export const roleplayFindables = {
  /** What was said: in one's own practices, and for those who read the report of a practice, in that one. */
  turns: { access: 'signedIn', address: z.object({ sessionId: Id, turnId: Id }) },
} as const satisfies Findables;
