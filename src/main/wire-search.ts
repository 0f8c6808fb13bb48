import { accountsFinders } from '#features/accounts/main/finding/finders.ts';
import { searchMain, type Finders } from '#features/search/main/index.ts';

type Offered<K extends keyof Finders> = { readonly finders: Pick<Finders, K> };
type Parts = {
  readonly library: Offered<'documents' | 'passages' | 'categories'>;
  readonly roleplay: Offered<'turns'>;
  readonly reports: Offered<'reports'>;
};

/** What the features offer to the search box, one line each: a kind that nobody finds does not compile. */
export const wireSearch = ({ library, roleplay, reports }: Parts) =>
  searchMain({
    ...library.finders,
    ...accountsFinders(),
    ...reports.finders,
    ...roleplay.finders,
  });
