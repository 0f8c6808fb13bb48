import { z } from 'zod';
import { roles } from './access.ts';

/** Schemas that several features share. */
export const Id = z.uuid({ error: 'This is not an id.' });
/** UTC, ISO 8601, millisecond precision. */
export const Timestamp = z.iso.datetime();
export const RoleSchema = z.enum(roles);

export const Nothing = z.strictObject({});

/** A page request; lists answer at most 100 rows. */
export const PageRequest = {
  page: z.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.number().int().min(1).max(100).default(50),
};

export const PageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
    totalPages: z.number().int(),
    hasNext: z.boolean(),
    hasPrev: z.boolean(),
  });

/** Puts the figures of a page beside its rows. */
export const pageOf = <T>(
  items: readonly T[],
  total: number,
  { page, pageSize }: { page: number; pageSize: number },
) => {
  const totalPages = Math.max(1, Math.ceil(total / pageSize));
  return {
    items: [...items],
    total,
    page,
    pageSize,
    totalPages,
    hasNext: page < totalPages,
    hasPrev: page > 1,
  };
};
