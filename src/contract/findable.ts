import { z } from 'zod';
import type { Access } from './access.ts';

/**
 * How well something fits what was typed, best first: its name is that; its name begins with it; words of its name are
 * those, or begin with them; what it says; its name with a slip of the keyboard, or from the middle of a word.
 */
export const fits = ['exact', 'begins', 'words', 'says', 'slip'] as const;
export type Fit = (typeof fits)[number];

/** A kind of thing that the search box finds. Its feature declares it beside its operations. */
export type Findable = {
  /** Who may look for it at all; which of them they may see, the finder of the kind decides. */
  readonly access: Access;
  /** What the window needs to lead to one: ids, and where in it. */
  readonly address: z.ZodObject;
};
export type Findables = Readonly<Record<string, Findable>>;

/** Text with what was found in it marked, as pieces, so that no markup has to be trusted. */
export const Pieces = z.array(z.object({ text: z.string(), hit: z.boolean() }));
export type Pieces = z.output<typeof Pieces>;

/** One thing that was found. */
export const foundOf = <A extends z.ZodObject>(address: A) =>
  z.object({
    /** Told apart from the others of its kind by this. */
    id: z.string(),
    fit: z.enum(fits),
    title: Pieces,
    /** What of it fits; `null` where that is its name. */
    snippet: Pieces.nullable(),
    /** Whose it is, or in which document and part: names that stand for themselves, most telling first. */
    of: z.array(z.string()),
    category: z.object({ id: z.string(), name: z.string() }).nullable(),
    when: z.iso.datetime().nullable(),
    address,
  });
export type Found<A = Readonly<Record<string, unknown>>> = Omit<
  z.output<ReturnType<typeof foundOf>>,
  'address'
> & { readonly address: A };
