import { z } from 'zod';
import { Id } from '#contract/schemas.ts';
import { CategoryId, standings } from '../contract/shapes.ts';

// What stands behind the `?` of an address is typed by anybody, so each part that does not fit is left out.
// What is read here is written into the address again, so reading it twice has to give the same.

const words = z.string().trim().max(500);

export const LibraryAddress = z.object({
  category: CategoryId.optional().catch(undefined),
  standing: z.enum(standings).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
  /** The import drawer stands open. */
  add: z
    .literal(['true', true])
    .transform(() => true)
    .optional()
    .catch(undefined),
});
export type LibraryAddress = z.output<typeof LibraryAddress>;

export const GoldenAddress = z.object({
  category: CategoryId.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
});
export type GoldenAddress = z.output<typeof GoldenAddress>;

export const SearchAddress = z.object({
  q: words.optional().catch(undefined),
  category: CategoryId.optional().catch(undefined),
});
export type SearchAddress = z.output<typeof SearchAddress>;

export const AskAddress = z.object({ q: words.optional().catch(undefined) });
export type AskAddress = z.output<typeof AskAddress>;

export const ReaderAddress = z.object({
  /** The cited text, as `START-END`. One that does not fit is told by the screen, not left out here. */
  at: words.optional().catch('unreadable'),
  /** Who sent the reader here, so that the note says why and the way back leads there. */
  from: z.enum(['search', 'ask', 'session', 'report']).optional().catch(undefined),
  /** What was looked for or asked, with `from=search` and `from=ask`. */
  q: words.optional().catch(undefined),
  /** The session, with `from=session` and `from=report`. */
  session: Id.optional().catch(undefined),
});
export type ReaderAddress = z.output<typeof ReaderAddress>;
