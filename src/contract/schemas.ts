import { z } from 'zod';
import { roles } from './access.ts';

/** Schemas that several features share. */
export const Id = z.uuid({ error: 'This is not an id.' });
/** UTC, ISO 8601, millisecond precision. */
export const Timestamp = z.iso.datetime();
export const RoleSchema = z.enum(roles);
/** What a joiner may follow and precede: letters of scripts that are written with them, and pictures. */
const joinable = String.raw`\p{Extended_Pictographic}\p{L}`;
const joiner = String.raw`(?<=[${joinable}\p{M}\p{Emoji_Modifier}\uFE0F])(?<![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])[\u200C\u200D](?=[${joinable}])`;

/**
 * A name or title: a letter or digit in it, and no control or invisible formatting characters, which can hide or turn
 * text round. But Persian, many scripts of India and composed pictures are written with joiners.
 */
export const plainText = new RegExp(
  String.raw`^(?=.*[\p{L}\p{N}])(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|${joiner})*$`,
  'u',
);

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
