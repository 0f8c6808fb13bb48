import { z } from 'zod';
import { MB } from '#contract/codec.ts';
import { CategoryId, maxFileBytes } from '#features/library/contract/shapes.ts';
import { PlainLine } from '#contract/plain-text.ts';
import {
  maxPackDocuments,
  packFormats,
  PackAbout,
  PackId,
  PackTitle,
  PackVersion,
  PublisherName,
} from '../contract.ts';

/** How a pack lies in a file: `docs/packs.md` says it for those who write one. */
export const packLayout = {
  magic: new TextEncoder().encode('DRILLPK\n'),
  format: 1,
  /** Where the parts of the head begin. */
  formatAt: 8,
  lengthAt: 12,
  keyAt: 16,
  signatureAt: 48,
  manifestAt: 112,
  maxManifestBytes: MB,
  /** What is signed begins with these words, so that no signature for another purpose passes for one of a pack. */
  purpose: new TextEncoder().encode('drillroom pack\n'),
} as const;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const Entry = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
  title: PackTitle,
  categoryId: CategoryId,
  format: z.enum(packFormats),
  /** SHA-256 of the file that the text was read from when it first came into a library. */
  source: Sha256,
  bytes: z.number().int().min(1).max(maxFileBytes),
  sha256: Sha256,
});

const isEachOnce = (values: readonly string[]): boolean => new Set(values).size === values.length;

export const Manifest = z
  .strictObject({
    id: PackId,
    version: PackVersion,
    title: PackTitle,
    publisher: PublisherName,
    about: PackAbout,
    categories: z
      .array(z.strictObject({ id: CategoryId, name: PlainLine.min(1).max(60) }))
      .min(1)
      .max(200),
    documents: z.array(Entry).min(1).max(maxPackDocuments),
  })
  .refine(({ categories }) => isEachOnce(categories.map(({ id }) => id)))
  .refine(({ documents }) => isEachOnce(documents.map(({ id }) => id)))
  .refine(({ documents }) => isEachOnce(documents.map(({ source }) => source)))
  .refine(({ categories, documents }) => {
    const known = new Set(categories.map(({ id }) => id));
    return documents.every(({ categoryId }) => known.has(categoryId));
  });
export type Manifest = z.output<typeof Manifest>;
export type PackEntry = Manifest['documents'][number];
