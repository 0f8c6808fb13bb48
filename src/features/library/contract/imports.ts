import { z } from 'zod';
import { Bytes, MB } from '#contract/codec.ts';
import { limits } from '#contract/limits.ts';
import { type Audit, command } from '#contract/op.ts';
import { PlainLine } from '#contract/plain-text.ts';
import { Nothing } from '#contract/schemas.ts';
import { CategoryId, Document, formats, maxFileBytes } from './shapes.ts';

/** What a file that is imported may be called. */
export const nameEndingIn = (endings: readonly string[]) =>
  z
    .string()
    .trim()
    .min(1)
    .max(255)
    .regex(new RegExp(`^[^/\\\\]+\\.(?:${endings.join('|')})$`, 'i'), {
      error: `Choose a file that ends in ${endings.map((ending) => `.${ending}`).join(', ')}.`,
    });

export const File = z.strictObject({
  categoryId: CategoryId,
  title: PlainLine.min(3, { error: 'Use at least 3 characters.' }).max(200, {
    error: 'Use at most 200 characters.',
  }),
  fileName: nameEndingIn(formats),
  content: Bytes(maxFileBytes),
});

/**
 * Uploads by hand: a file by itself is one, and so is a batch (PRODUCT 2.2). A file that is refused is none; it is a
 * command like any other.
 */
export const uploads = {
  ...limits.uploads,
  group: 'library.uploads',
  counts: 'accepted',
  attempts: limits.commands,
} as const;

/** The audit row of a document that was imported. */
const imported: Audit<z.output<typeof File>, z.output<typeof Document>> = {
  action: 'content.imported',
  subject: ({ output }) => output?.id ?? null,
  subjectType: 'document',
  details: ({ input, output }) => ({
    category: input.categoryId,
    format: output?.format ?? null,
    bytes: input.content.byteLength,
  }),
};

/** How files come into the library. */
export const imports = {
  import: command({
    about:
      'Import one file (`.txt .md .csv .vtt .srt .docx .pptx .pdf`) with up to 10 MB of text into a category. What it is, its content says. Counts as an upload unless it is refused; several files go through the queue (`library.openBatch`, `library.enqueue`).',
    access: 'administers',
    rate: uploads,
    maxBytes: 36 * MB,
    input: File,
    output: Document,
    errors: ['ALREADY_IMPORTED'],
    audit: imported,
    invalidates: ['library.list', 'library.categories', 'library.search', 'roleplay.lobby'],
  }),
  addSamples: command({
    about: 'Import the sample material that ships with the product; what is already there is left alone.',
    access: 'administers',
    rate: limits.uploads,
    input: Nothing,
    output: z.object({ added: z.number().int(), alreadyThere: z.number().int() }),
    audit: {
      action: 'content.samplesAdded',
      subject: () => null,
      details: ({ output }) => ({ added: output?.added ?? 0, alreadyThere: output?.alreadyThere ?? 0 }),
    },
    invalidates: ['library.list', 'library.categories', 'library.search', 'roleplay.lobby'],
  }),
};
