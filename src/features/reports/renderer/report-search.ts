import { z } from 'zod';
import { CategoryId } from '#features/library/contract/shapes.ts';
import { stringifySearch } from '#renderer/lib/address-search.ts';

/** What the address of the list says; what does not fit in it is left out. */
export const ReportSearch = z.object({
  whose: z.enum(['mine', 'all']).optional().catch(undefined),
  categoryId: CategoryId.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
});
export type ReportSearch = z.output<typeof ReportSearch>;

/** The address of a list; what is as at first is not written. */
export const searchText = ({ page = 1, ...search }: ReportSearch): string =>
  stringifySearch({ ...search, page: page > 1 ? page : undefined });
