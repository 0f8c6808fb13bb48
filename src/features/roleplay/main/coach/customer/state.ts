import { z } from 'zod';
import { difficulties } from '#features/roleplay/contract.ts';

/** A check that was decided, by its id, with the trainee's own words that decided it. */
export const Found = z.object({
  id: z.string(),
  verdict: z.enum(['met', 'wrong']),
  turnId: z.string(),
  quote: z.string(),
});
export type Found = z.output<typeof Found>;

/** Where a customer's story stands: plain JSON, kept with the session. */
export const CustomerState = z.object({
  seed: z.number().int(),
  difficulty: z.enum(difficulties),
  /** The place of the beat that is being played among those of the difficulty, from 0. */
  beat: z.number().int(),
  /** What was decided in this beat so far. */
  found: z.array(Found),
  /** Lines of the trainee, questions among them, in this beat. */
  lines: z.number().int(),
  questions: z.number().int(),
  patience: z.number().int(),
  /** Beats that ended with a content customer. */
  contented: z.number().int(),
  /** Insulted, and not apologised to since. */
  isHurt: z.boolean().default(false),
  /** Lines with an insult in them, in the whole session. */
  insults: z.number().int().default(0),
  /** Everything the customer has said, so that nothing is said twice. */
  said: z.array(z.string()),
  /** The last lines of both. */
  customer: z.string(),
  trainee: z.string(),
  mood: z.string(),
  ended: z.enum(['won', 'polite', 'leaves']).nullable(),
});
export type CustomerState = z.output<typeof CustomerState>;
