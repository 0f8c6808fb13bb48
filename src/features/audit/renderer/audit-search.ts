import { z } from 'zod';
import { Id } from '#contract/schemas.ts';
import { stringifySearch } from '#renderer/lib/address-search.ts';
import { calendarDay } from '#renderer/lib/format.ts';

/** Spans of days that are one press away; `between` takes them from two fields. */
export const spans = ['all', 'today', 'week', 'month', 'between'] as const;

/** Days before today that a span begins with. */
const daysBack = { today: 0, week: 6, month: 29 } as const;

/** No year of a record is older; while a year is typed, its first digits are years as well: `0202`. */
const firstDay = '2000-01-01';
export const Day = z.iso.date().refine((day) => day >= firstDay);
const text = z.string().min(1).max(64);

/** What the address of the audit says; what does not fit in it is left out. */
export const AuditSearch = z.object({
  span: z.enum(spans).optional().catch(undefined),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  outcome: z.enum(['done', 'refused']).optional().catch(undefined),
  action: text.optional().catch(undefined),
  personId: Id.optional().catch(undefined),
  subjectId: text.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
  /** The row that is open. */
  row: z.coerce.number().int().min(1).optional().catch(undefined),
});
export type AuditSearch = z.output<typeof AuditSearch>;

/** The address again; what is as at first is not written. */
export const searchText = ({ page = 1, span = 'all', ...search }: AuditSearch): string =>
  stringifySearch({
    ...search,
    page: page > 1 ? page : undefined,
    span: span === 'all' ? undefined : span,
  });

/** The filter as the main process takes it. */
export function filterOf({ span = 'all', from, to, outcome, action, personId, subjectId }: AuditSearch) {
  const days =
    span === 'between'
      ? { from, to }
      : span === 'all'
        ? {}
        : { from: calendarDay(daysBack[span]), to: calendarDay() };
  const all = { ...days, outcome, action, personId, subjectId };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

export const isFiltered = (search: AuditSearch): boolean => Object.keys(filterOf(search)).length > 0;
