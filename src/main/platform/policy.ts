import { z } from 'zod';

/** What may be set for one run of the headless host. A key that is not known is refused. */
export const Policy = z.strictObject({
  /** Multiplies every limit; those that guard a secret are never raised. */
  limitFactor: z.number().min(0.1).max(100_000).default(1),
});
export type Policy = z.output<typeof Policy>;

export const defaultPolicy: Policy = Policy.parse({});
