import { z } from 'zod';
import { Bytes, AnyBytes, MB } from '#contract/codec.ts';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { PlainLine } from '#contract/plain-text.ts';
import { Nothing, Timestamp } from '#contract/schemas.ts';
import { CategoryId } from '#features/library/contract/shapes.ts';

/** The most that a pack may weigh, as a file. */
export const maxPackBytes = 32 * MB;
export const maxPackDocuments = 2000;
const maxCategories = 200;

/** A pack is named by a slug of its publisher's, for instance `retail-and-consultation-sales`. */
export const PackId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'Use small letters, digits and hyphens.' })
  .max(60, { error: 'Use at most 60 characters.' });
export const PackVersion = z.number().int().min(1).max(1_000_000_000);
/** An Ed25519 public key, in hexadecimal digits. */
export const PublicKey = z.string().regex(/^[0-9a-f]{64}$/, { error: 'This is not a key.' });

const named = (least: number, most: number) =>
  PlainLine.min(least, { error: `Use at least ${least} characters.` }).max(most, {
    error: `Use at most ${most} characters.`,
  });
export const PackTitle = named(3, 200);
export const PublisherName = named(2, 100);
export const PackAbout = PlainLine.max(500, { error: 'Use at most 500 characters.' });
export const packFormats = ['txt', 'md'] as const;

/** Who may be believed: `unknown` is a key that nobody here has said yes to. */
export const Trust = z.enum(['builtIn', 'thisStore', 'trusted', 'unknown']);

/** How a pack stands to what was imported under its id. */
export const Standing = z.enum(['new', 'newer', 'same', 'older', 'versionReused', 'otherPublisher']);
export type Standing = z.output<typeof Standing>;

/** A pack: the bytes of a file, or the name of one that came with the program. */
const Source = {
  content: Bytes(maxPackBytes).optional(),
  shipped: PackId.optional(),
};

const identity = { id: PackId, version: PackVersion, title: z.string(), publisher: z.string() };

/** What an import does, or would do, in numbers of documents; `kept` by title. */
export const Changes = z.object({
  added: z.number().int(),
  replaced: z.number().int(),
  /** Another title or category, the same text. */
  renamed: z.number().int(),
  /** An earlier version brought it, and this one has it no more. */
  withdrawn: z.number().int(),
  unchanged: z.number().int(),
  /** The library had the same file before. */
  alreadyThere: z.number().int(),
  /** Changed or removed here since they were imported: they are left as they are. */
  kept: z.array(z.string()),
  newCategories: z.number().int(),
});
export type Changes = z.output<typeof Changes>;

const unreadable = ['PACK_UNREADABLE', 'PACK_NEWER_FORMAT'] as const;
const staleLibrary = ['library.list', 'library.categories', 'library.search', 'roleplay.lobby'];

export const packs = {
  list: query({
    about:
      'The content packs that were imported, those that came with Drillroom, and the publishers whose packs are taken here.',
    access: 'administers',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      imported: z.array(
        z.object({ ...identity, publicKey: PublicKey, documents: z.number().int(), importedAt: Timestamp }),
      ),
      shipped: z.array(
        z.object({
          ...identity,
          about: z.string(),
          documents: z.number().int(),
          /** The version that was imported; `null`: none. */
          importedVersion: PackVersion.nullable(),
        }),
      ),
      publishers: z.array(
        z.object({ publicKey: PublicKey, name: z.string(), trust: Trust, trustedAt: Timestamp.nullable() }),
      ),
    }),
  }),
  look: query({
    about:
      'What a pack file holds, who signed it, and what its import would do; nothing is changed. Every part of the file is checked as an import would.',
    access: 'administers',
    rate: limits.retrieval,
    maxBytes: maxPackBytes + 4096,
    input: z.strictObject(Source),
    output: z.object({
      ...identity,
      about: z.string(),
      publicKey: PublicKey,
      trust: Trust,
      standing: Standing,
      importedVersion: PackVersion.nullable(),
      categories: z.array(z.object({ id: CategoryId, name: z.string(), isNew: z.boolean() })),
      documents: z.array(
        z.object({
          title: z.string(),
          categoryId: CategoryId,
          format: z.enum(packFormats),
          bytes: z.number().int(),
        }),
      ),
      changes: Changes,
    }),
    errors: unreadable,
  }),
  import: command({
    about:
      'Import a pack from a file, or one that came with Drillroom. It is taken as a whole or not at all; the same pack again changes nothing.',
    access: 'administers',
    rate: { ...limits.uploads, counts: 'accepted', attempts: limits.commands },
    maxBytes: maxPackBytes + 4096,
    input: z.strictObject(Source),
    output: z.object({ id: PackId, version: PackVersion, changes: Changes }),
    errors: [...unreadable, 'PACK_NOT_TRUSTED', 'PACK_OLDER', 'PACK_VERSION_REUSED', 'PACK_OTHER_PUBLISHER'],
    audit: {
      action: 'pack.imported',
      subject: ({ output }) => output?.id ?? null,
      details: ({ output }) =>
        output === null
          ? {}
          : {
              version: output.version,
              added: output.changes.added,
              replaced: output.changes.replaced,
              renamed: output.changes.renamed,
              withdrawn: output.changes.withdrawn,
              kept: output.changes.kept.length,
            },
    },
    invalidates: ['packs.list', ...staleLibrary],
  }),
  progress: query({
    about: 'How many texts of the pack that is being imported are in; nothing while none is.',
    access: 'administers',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      work: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
    }),
  }),
  export: command({
    about:
      'The documents of chosen categories as a pack file, signed with the key of this store. `leftOut` counts documents that a pack cannot hold.',
    access: 'administers',
    stepUp: true,
    rate: limits.uploads,
    input: z.strictObject({
      id: PackId,
      version: PackVersion,
      title: PackTitle,
      publisher: PublisherName,
      about: PackAbout.default(''),
      categoryIds: z
        .array(CategoryId)
        .min(1, { error: 'Choose a category.' })
        .max(maxCategories, { error: `Choose at most ${maxCategories} categories.` }),
    }),
    output: z.object({
      fileName: z.string(),
      content: AnyBytes,
      documents: z.number().int(),
      leftOut: z.number().int(),
      publicKey: PublicKey,
    }),
    errors: ['PACK_EMPTY', 'PACK_TOO_LARGE'],
    audit: {
      action: 'pack.exported',
      // Its name was typed.
      subject: () => null,
      details: ({ input, output }) => ({
        version: input.version,
        categories: input.categoryIds,
        documents: output?.documents ?? 0,
      }),
    },
    invalidates: ['packs.list'],
  }),
  trust: command({
    about:
      'Take packs of a publisher from now on, or no longer. What was imported stays. Compare the key with one that the publisher told you by another way.',
    access: 'administers',
    stepUp: true,
    rate: limits.commands,
    input: z.strictObject({ publicKey: PublicKey, name: PublisherName, trusted: z.boolean() }),
    output: z.object({ publicKey: PublicKey, trust: Trust }),
    audit: {
      action: 'pack.publisherTrusted',
      subject: ({ input }) => input.publicKey,
      subjectType: 'publisher',
      details: ({ input }) => ({ trusted: input.trusted }),
    },
    invalidates: ['packs.list'],
  }),
};
