import { z } from 'zod';

/** What an organisation may set for this PC. A key that is not known is refused. */
export const Policy = z.strictObject({
  /** Multiplies every limit that does not guard a secret. Above 1 in unpackaged builds only. */
  limitFactor: z.number().min(0.1).max(100_000).default(1),
});
export type Policy = z.output<typeof Policy>;

export const defaultPolicy: Policy = Policy.parse({});
