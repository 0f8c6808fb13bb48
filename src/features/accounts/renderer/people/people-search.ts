import { z } from 'zod';
import { peopleFilters } from '#features/accounts/contract/fields.ts';
import { stringifySearch } from '#renderer/lib/address-search.ts';

/** What the address of the list says; what does not fit in it is left out. */
export const PeopleSearch = z.object({
  q: z.string().max(100).optional().catch(undefined),
  status: z.enum(peopleFilters).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
});
export type PeopleSearch = z.output<typeof PeopleSearch>;

/** The address of a list; what is as at first is not written. */
export const searchText = ({ q = '', status, page = 1 }: PeopleSearch): string =>
  stringifySearch({ q: q === '' ? undefined : q, status, page: page > 1 ? page : undefined });
