import { z } from 'zod';

/** What of a client a text can give away, in the order in which it is named. */
export const customerDataKinds = [
  'name',
  'phone',
  'email',
  'address',
  'birthDate',
  'bank',
  'card',
  'number',
] as const;
export type CustomerDataKind = (typeof customerDataKinds)[number];

/** How many different ones of a kind. */
export const KindCount = z.object({ kind: z.enum(customerDataKinds), count: z.number().int() });
export type KindCount = z.output<typeof KindCount>;

/** What was found in a file, for whoever decides: never a whole text, and never a whole name or number. */
export const CustomerData = z.object({
  kinds: z.array(KindCount),
  /** A few places: what was found with its middle masked, and the words around it. */
  examples: z.array(
    z.object({
      kind: z.enum(customerDataKinds),
      before: z.string(),
      masked: z.string(),
      after: z.string(),
    }),
  ),
});
export type CustomerData = z.output<typeof CustomerData>;
