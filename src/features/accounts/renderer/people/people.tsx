import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { peopleFilters } from '#features/accounts/contract/fields.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useAddressText } from '#renderer/lib/use-address-text.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ChipGroup } from '#ui/chip-group.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Pager } from '#ui/pager.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { AddPerson } from './add-person.tsx';
import { PeopleSearch, searchText } from './people-search.ts';
import { PeopleTable } from './people-table.tsx';

/** The people of this PC. Admins add to them and change them; trainers and viewers read. */
export function People() {
  const { t } = useTranslation('accounts');
  const router = useRouter();
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const search = PeopleSearch.parse(useSearch({ strict: false }));
  const { q = '', status = null, page = 1 } = search;
  const wanted = q.trim();
  const show = (part: Partial<PeopleSearch>) =>
    router.history.replace(`${paths.people}${searchText({ ...search, page: 1, ...part })}`);
  const { text, setText } = useAddressText({ written: q, write: (words) => show({ q: words }) });
  const people = useQuery({
    ...queries.accounts.list({ page, pageSize: 50, search: wanted, status }),
    placeholderData: keepPreviousData,
  });
  const isWhole = wanted === '' && status === null;
  return (
    <>
      <PageHead
        title={t('people.title')}
        lead={people.data && isWhole && t('people.lead', { count: people.data.total })}
        actions={
          allows('administers', me.roles) && (
            <Button variant="primary" icon={UserPlus} onPress={() => setAdding(true)}>
              {t('people.add')}
            </Button>
          )
        }
      />
      <Stack>
        <SearchField label={t('people.search')} value={text} onChange={setText} maxLength={100} />
        <ChipGroup
          label={t('people.filter')}
          value={status ?? 'all'}
          onChange={(id) => show({ status: id === 'all' ? undefined : id })}
          choices={[
            { id: 'all', label: t('people.all') },
            ...peopleFilters.map((id) => ({ id, label: t(`people.filters.${id}`) })),
          ]}
        />
        <Card look="flush">
          <Answer of={people} feature="accounts" loading={<SkeletonRows count={5} height="1.25rem" />}>
            {(found) =>
              found.items.length === 0 ? (
                <EmptyState
                  title={t('people.none.title')}
                  actions={
                    <Button onPress={() => show({ q: '', status: undefined })}>
                      {t('people.none.clear')}
                    </Button>
                  }
                >
                  {wanted === '' ? t('people.none.status') : t('people.none.text', { search: wanted })}
                </EmptyState>
              ) : (
                <>
                  <PeopleTable people={found.items} />
                  <Pager of={found} onPage={(to) => show({ page: to })} />
                </>
              )
            }
          </Answer>
        </Card>
      </Stack>
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </>
  );
}
