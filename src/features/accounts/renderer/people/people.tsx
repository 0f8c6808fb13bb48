import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Pager } from '#ui/pager.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { AddPerson } from './add-person.tsx';
import { PeopleTable } from './people-table.tsx';

/** The people of this PC. Admins add to them; trainers and viewers read. */
export function People() {
  const { t } = useTranslation('accounts');
  const me = useMe();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [adding, setAdding] = useState(false);
  const wanted = useDeferredValue(search.trim());
  const people = useQuery({
    ...queries.accounts.list({ page, pageSize: 50, search: wanted }),
    placeholderData: keepPreviousData,
  });
  const find = (text: string) => {
    setSearch(text);
    setPage(1);
  };
  return (
    <>
      <PageHead
        title={t('people.title')}
        lead={people.data && wanted === '' && t('people.lead', { count: people.data.total })}
        actions={
          allows('administers', me.roles) && (
            <Button variant="primary" icon={UserPlus} onPress={() => setAdding(true)}>
              {t('people.add')}
            </Button>
          )
        }
      />
      <Stack>
        <SearchField label={t('people.search')} value={search} onChange={find} maxLength={100} />
        <Card look="flush">
          <Answer of={people} feature="accounts" loading={<PeopleSkeleton />}>
            {(found) =>
              found.items.length === 0 ? (
                <EmptyState
                  title={t('people.none.title')}
                  actions={<Button onPress={() => find('')}>{t('people.none.clear')}</Button>}
                >
                  {t('people.none.text', { search: wanted })}
                </EmptyState>
              ) : (
                <>
                  <PeopleTable people={found.items} />
                  <Pager of={found} onPage={setPage} />
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

function PeopleSkeleton() {
  return Array.from({ length: 5 }, (_, row) => <Skeleton key={row} height="1.25rem" />);
}
