import { z } from 'zod';
import { CategoryId } from '#features/library/contract.ts';

/** What the address of the list says; what does not fit in it is left out. */
export const ReportSearch = z.object({
  whose: z.enum(['mine', 'all']).optional().catch(undefined),
  categoryId: CategoryId.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
});
export type ReportSearch = z.output<typeof ReportSearch>;

/** The address of a list; what is as at first is not written. */
export function searchText({ whose, categoryId, page }: ReportSearch): string {
  const search = new URLSearchParams();
  if (whose !== undefined) search.set('whose', whose);
  if (categoryId !== undefined) search.set('categoryId', categoryId);
  if (page !== undefined && page > 1) search.set('page', String(page));
  return search.size === 0 ? '' : `?${search}`;
}
