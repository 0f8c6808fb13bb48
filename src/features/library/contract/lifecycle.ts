import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { Id, PageOf, PageRequest, Timestamp } from '#contract/schemas.ts';
import { approvals, CategoryId, Day, formats } from './shapes.ts';

/** How long a document lies in the bin (PRODUCT 3.2). */
export const binDays = 30;

const Person = z.object({ id: Id, name: z.string() });

/** What stands behind a document, for those who look after it. */
export const Life = z.object({
  id: Id,
  title: z.string(),
  owner: Person.nullable(),
  approval: z.enum(approvals),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
  /** `null`: it is not in the bin. */
  binned: z
    .object({
      at: Timestamp,
      /** Who put it there; `null`: they are gone. */
      by: z.string().nullable(),
      goesAt: Timestamp,
    })
    .nullable(),
  /** All of it, the latest first. */
  versions: z.array(
    z.object({
      id: Id,
      version: z.number().int(),
      title: z.string(),
      importedAt: Timestamp,
      /** It is the one that is listed, found and cited. */
      isCurrent: z.boolean(),
      isBinned: z.boolean(),
    }),
  ),
});
export type Life = z.output<typeof Life>;

export const Binned = z.object({
  id: Id,
  title: z.string(),
  category: z.object({ id: CategoryId, name: z.string() }),
  format: z.enum(formats),
  version: z.number().int(),
  /** `false`: an earlier version, by itself. */
  isCurrent: z.boolean(),
  binnedAt: Timestamp,
  goesAt: Timestamp,
});
export type Binned = z.output<typeof Binned>;

const OneDocument = z.strictObject({ documentId: Id });

/** What changes with what is in force. */
const invalidates = [
  'library.list',
  'library.categories',
  'library.document',
  'library.search',
  'library.life',
  'library.bin',
  'roleplay.lobby',
  'reports.get',
];

const aboutDocument = {
  subject: ({ input }: { readonly input: z.output<typeof OneDocument> }): string => input.documentId,
  subjectType: 'document',
} as const;

/** Who answers for documents, when they are valid, their versions, and how they go. */
export const lifecycle = {
  life: query({
    about:
      'Who answers for a document, when it is valid, and its versions; earlier versions and the bin too.',
    access: 'administers',
    rate: limits.queries,
    input: OneDocument,
    output: Life,
  }),
  govern: command({
    about:
      'Set who answers for a document, the days on which it is valid, and whether it is a draft, approved or withdrawn. What is left out of owner and days is taken away.',
    access: 'administers',
    rate: limits.commands,
    input: OneDocument.extend({
      ownerId: Id.optional(),
      approval: z.enum(approvals),
      validFrom: Day.optional(),
      validUntil: Day.optional(),
    }).superRefine(({ validFrom, validUntil }, ctx) => {
      if (validFrom === undefined || validUntil === undefined || validFrom <= validUntil) return;
      const message = 'The last day is before the first.';
      ctx.addIssue({ code: 'custom', path: ['validUntil'], message, params: { issue: 'before_first_day' } });
    }),
    output: Life,
    errors: ['IN_BIN'],
    audit: {
      action: 'content.governed',
      ...aboutDocument,
      details: ({ input }) => ({
        approval: input.approval,
        owner: input.ownerId ?? null,
        from: input.validFrom ?? null,
        until: input.validUntil ?? null,
      }),
    },
    invalidates,
  }),
  makeCurrent: command({
    about: 'Make another version of a document the one that is listed, found and cited.',
    access: 'administers',
    rate: limits.commands,
    input: OneDocument,
    output: Life,
    errors: ['IN_BIN'],
    audit: { action: 'content.versionChosen', ...aboutDocument },
    invalidates,
  }),
  remove: command({
    about:
      'Put a document into the bin: it is no longer listed, found or cited, and is deleted for good after 30 days. An earlier version goes there by itself.',
    access: 'administers',
    rate: limits.commands,
    input: OneDocument,
    output: z.object({ documentId: Id, goesAt: Timestamp }),
    audit: { action: 'content.binned', ...aboutDocument },
    invalidates,
  }),
  restore: command({
    about: 'Take a document out of the bin, as it was.',
    access: 'administers',
    rate: limits.commands,
    input: OneDocument,
    output: z.object({ documentId: Id }),
    audit: { action: 'content.restored', ...aboutDocument },
    invalidates,
  }),
  purge: command({
    about:
      'Delete a document that lies in the bin for good, with its earlier versions: its text, what is indexed of it, and what search learned from it. Reports keep the sentences that they quote.',
    access: 'administers',
    stepUp: true,
    rate: limits.commands,
    input: OneDocument,
    output: z.object({ documentId: Id }),
    errors: ['NOT_IN_BIN'],
    audit: { action: 'content.purged', ...aboutDocument },
    invalidates,
  }),
  bin: query({
    about: 'The documents in the bin, those that were put there last before the others.',
    access: 'administers',
    rate: limits.queries,
    input: z.strictObject(PageRequest),
    output: PageOf(Binned),
  }),
  reindex: command({
    about:
      'Take the passages of one document, or of all, apart anew from the stored text, and learn their meanings anew. Goes on in the background; `library.index` tells how far it is.',
    access: 'administers',
    rate: limits.commands,
    input: z.strictObject({ documentId: Id.optional() }),
    output: z.object({ documents: z.number().int() }),
    audit: {
      action: 'content.reindexed',
      subject: ({ input }) => input.documentId ?? null,
      subjectType: 'document',
      details: ({ output }) => ({ documents: output?.documents ?? 0 }),
    },
    invalidates: ['library.index'],
  }),
};
