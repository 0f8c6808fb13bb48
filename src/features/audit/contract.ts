import { z } from 'zod';
import { AnyBytes } from '#contract/codec.ts';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { Id, Nothing, PageOf, PageRequest, Timestamp } from '#contract/schemas.ts';

/** Rows of one page of the audit: more than of any other list (PRODUCT 2.3). */
export const auditPage = { usual: 100, most: 1000 } as const;

/** Rows that a filtered list counts; beyond them it says that there are more. */
export const mostCounted = 10_000;

/** Rows that one file holds. */
export const mostExported = 100_000;

/** A day of the calendar, where the PC stands. */
const Day = z.iso.date({ error: 'Use a day such as 2026-11-20.' });

const filters = {
  /** Who did it. A row without anybody is of whom it is about: a failed sign-in, for instance. */
  personId: Id.optional(),
  /** What was done, as the code of an action. */
  action: z
    .string()
    .regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/, { error: 'Choose an action.' })
    .max(64)
    .optional(),
  /** From the start of this day to the end of that one. */
  from: Day.optional(),
  to: Day.optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  /** The id of what it was done to. */
  subjectId: z
    .string()
    .regex(/^[A-Za-z0-9._-]+$/, { error: 'Enter an id.' })
    .max(64)
    .optional(),
};
type Filter = { readonly from?: string | undefined; readonly to?: string | undefined };

const inOrder = ({ from, to }: Filter): boolean => from === undefined || to === undefined || from <= to;
const backwards = { error: 'The last day is before the first.', path: ['to'] };

export const AuditRow = z.object({
  seq: z.number().int(),
  /** `null`: what stands there cannot be read; so also where another field says it. */
  at: Timestamp.nullable(),
  action: z.string(),
  outcome: z.enum(['done', 'refused']).nullable(),
  /** `null`: nobody was signed in. A name is `null` once it was erased. */
  actor: z.object({ id: Id, name: z.string().nullable() }).nullable(),
  /** `null`: it was done to nothing that has an id. Only accounts have a name here. */
  subject: z.object({ type: z.string().nullable(), id: z.string(), name: z.string().nullable() }).nullable(),
  /** Ids, codes, counts and names of fields. */
  details: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
  ),
  /** `null` once it was erased. */
  place: z.object({ program: z.string(), machine: z.string(), osUser: z.string() }).nullable(),
  /** What another hand wrote in the place of what Drillroom wrote, as it stands there. The check finds such a row. */
  unreadable: z.array(
    z.object({ field: z.enum(['at', 'outcome', 'details', 'actorId', 'names']), text: z.string() }),
  ),
  hash: z.string(),
});

const findingKinds = [
  'tables_changed',
  'edited',
  'removed',
  'reordered',
  'inserted',
  'names_changed',
  'names_removed',
  'cut_off',
  'older_database',
  'other_history',
  'anchor_changed',
  'head_changed',
  'head_missing',
] as const;

export const Verification = z.object({
  /** Rows that were found right, from the first to the last of them. */
  rows: z.number().int(),
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  /** Rows whose time was over were removed up to this one. */
  anchor: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
  namesErased: z.number().int(),
  /** The first row that is wrong or missing, and how; `null` when the record is whole. */
  finding: z
    .object({
      kind: z.enum(findingKinds),
      seq: z.number().int(),
      through: z.number().int().nullable(),
    })
    .nullable(),
  checkedAt: Timestamp,
  tookMs: z.number().int(),
});

export const Activity = z.object({
  /** The name is `null` for somebody whose account was deleted. */
  person: z.object({ id: Id, name: z.string().nullable() }),
  /** The first and the last day. */
  from: z.string(),
  to: z.string(),
  total: z.number().int(),
  refused: z.number().int(),
  /** Most frequent first. */
  byAction: z.array(
    z.object({
      action: z.string(),
      outcome: z.enum(['done', 'refused']).nullable(),
      count: z.number().int(),
    }),
  ),
  /** Every day, also those without anything. */
  byDay: z.array(z.object({ day: z.string(), count: z.number().int() })),
  /** The newest first, also from before. */
  lastSignIns: z.array(
    z.object({
      /** `null`: what stands there cannot be read. */
      at: Timestamp.nullable(),
      outcome: z.enum(['done', 'refused']).nullable(),
      machine: z.string().nullable(),
      osUser: z.string().nullable(),
    }),
  ),
});

export const audit = {
  list: query({
    about:
      'What was done, in the order in which it was written, the last first, by any filters together. A filtered list counts up to 10,000 rows and says when there are more.',
    access: 'oversees',
    rate: limits.queries,
    input: z
      .strictObject({
        ...filters,
        page: PageRequest.page,
        pageSize: z.number().int().min(1).max(auditPage.most).default(auditPage.usual),
      })
      .refine(inOrder, backwards),
    output: PageOf(AuditRow).extend({ hasMoreThanCounted: z.boolean() }),
  }),
  summary: query({
    about:
      'What one person did in the last days, with the sign-ins that failed: your own, or anybody’s for viewers and admins.',
    access: 'signedIn',
    rate: limits.queries,
    input: z.strictObject({
      /** You, unless said. */
      accountId: Id.optional(),
      days: z.number().int().min(1).max(90).default(30),
    }),
    output: Activity,
  }),
  exportCsv: command({
    about:
      'The filtered rows as a CSV file, oldest first; its last line names the row and the hash with which the record ended.',
    access: 'oversees',
    stepUp: true,
    rate: limits.commands,
    input: z.strictObject(filters).refine(inOrder, backwards),
    output: z.object({ fileName: z.string(), content: AnyBytes, rows: z.number().int() }),
    errors: ['TOO_MANY_ROWS'],
    audit: {
      action: 'audit.exported',
      subject: () => null,
      details: ({ input, output }) => ({ rows: output?.rows ?? 0, filters: Object.keys(input).toSorted() }),
    },
    invalidates: ['audit.list'],
  }),
  verify: command({
    about: 'Check that no row of the record was changed or is missing.',
    access: 'administers',
    rate: limits.commands,
    input: Nothing,
    output: Verification,
    audit: {
      action: 'audit.verified',
      subject: () => null,
      details: ({ output }) => ({
        rows: output?.rows ?? 0,
        finding: output?.finding?.kind ?? 'none',
        ...(output?.finding ? { seq: output.finding.seq } : {}),
      }),
    },
    invalidates: ['audit.list'],
  }),
};
