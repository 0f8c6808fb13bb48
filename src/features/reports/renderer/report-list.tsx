import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Pager } from '#ui/pager.tsx';
import { SegmentedControl } from '#ui/segmented-control.tsx';
import { Select } from '#ui/select.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import styles from './report-list.module.css';
import { ReportSearch, searchText } from './report-search.ts';
import { ReportTable } from './report-table.tsx';

const pageSize = 25;

/** Finished practices: one's own, or everybody's for those who see people. */
export function ReportList() {
  const { t } = useTranslation('reports');
  const router = useRouter();
  const me = useMe();
  const practises = allows('practises', me.roles);
  const seesPeople = allows('seesPeople', me.roles);
  const search = ReportSearch.parse(useSearch({ strict: false }));
  const { categoryId, page = 1 } = search;
  // Who does not practise has no reports of their own.
  const whose = !seesPeople ? 'mine' : practises ? (search.whose ?? 'mine') : 'all';
  const show = (part: Partial<ReportSearch>) =>
    router.history.replace(`${paths.reports}${searchText({ ...search, page: 1, ...part })}`);

  const categories = useQuery(queries.library.categories({}));
  const list = useQuery({
    ...queries.reports.list({ whose, page, pageSize, ...(categoryId !== undefined && { categoryId }) }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={t('list.title')} lead={t('list.lead')} />
      <Stack>
        <div className={styles['filters']}>
          {seesPeople && practises && (
            <SegmentedControl
              label={t('list.whose')}
              value={whose}
              onChange={(id) => show({ whose: id })}
              choices={[
                { id: 'mine', label: t('list.mine') },
                { id: 'all', label: t('list.all') },
              ]}
            />
          )}
          <div className={styles['category']}>
            <Select
              label={t('list.category')}
              value={categoryId ?? ''}
              onChange={(id) => show({ categoryId: id === '' ? undefined : id })}
              choices={[
                { id: '', label: t('list.everyCategory') },
                ...(categories.data ?? []).map(({ id, name }) => ({ id, label: name })),
              ]}
            />
          </div>
        </div>
        <Card look="flush">
          <Answer of={list} feature="reports" loading={<SkeletonRows count={6} height="1.5rem" />}>
            {(found) =>
              found.items.length > 0 ? (
                <>
                  <ReportTable reports={found.items} showsPeople={whose === 'all'} />
                  <Pager of={found} onPage={(next) => show({ page: next })} />
                </>
              ) : categoryId === undefined && page === 1 ? (
                <EmptyState
                  title={t(`list.empty.${whose}`)}
                  actions={
                    practises && (
                      <ButtonLink variant="primary" href={paths.practice}>
                        {t('list.empty.start')}
                      </ButtonLink>
                    )
                  }
                >
                  {t(`list.empty.${whose}Text`)}
                </EmptyState>
              ) : (
                <EmptyState
                  title={t('list.noHit.title')}
                  actions={
                    <Button onPress={() => show({ categoryId: undefined })}>{t('list.noHit.clear')}</Button>
                  }
                >
                  {t('list.noHit.text')}
                </EmptyState>
              )
            }
          </Answer>
        </Card>
      </Stack>
    </>
  );
}
