import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { commands, queries } from '#renderer/lib/api.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { useSaveFile } from '#renderer/lib/use-save-file.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Note } from '#ui/note.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Pager } from '#ui/pager.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { useRowWords } from './audit-row.ts';
import { AuditSearch, filterOf, isFiltered, searchText } from './audit-search.ts';
import { AuditTable } from './audit-table.tsx';
import { ChainCheck } from './chain-check.tsx';
import { RowDialog } from './row-dialog.tsx';

/** The record of what was done: filtered, opened row by row, checked by admins, taken along as a file. */
export function AuditScreen() {
  const { t } = useTranslation('audit');
  const router = useRouter();
  const me = useMe();
  const words = useRowWords();
  const search = AuditSearch.parse(useSearch({ strict: false }));
  const { page = 1, row: openRow } = search;
  const addressOf = (part: Partial<AuditSearch>) => `${paths.audit}${searchText({ ...search, ...part })}`;
  const show = (part: Partial<AuditSearch>) =>
    router.history.replace(addressOf({ page: 1, row: undefined, ...part }));
  const filter = filterOf(search);

  const list = useQuery({
    ...queries.audit.list({ ...filter, page }),
    placeholderData: keepPreviousData,
  });
  const subject = list.data?.items.find((row) => row.subject?.id === search.subjectId)?.subject;
  const about = subject ? words.thing(subject) : (search.subjectId ?? '');
  const makeFile = useMutation(commands.audit.exportCsv);
  const { save, isSaving } = useSaveFile({
    feature: 'audit',
    make: () => makeFile.mutateAsync(filter),
  });
  const clear = () => router.history.replace(paths.audit);
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <Button icon={Download} isPending={isSaving} onPress={save}>
            {t('export.action')}
          </Button>
        }
      />
      <Stack>
        {allows('administers', me.roles) && <ChainCheck />}
        <AuditFilters search={search} about={about} onChange={show} onClear={clear} />
        <Card look="flush">
          <Answer of={list} feature="audit" loading={<SkeletonRows count={8} height="1.25rem" />}>
            {(found) => {
              const opened = found.items.find(({ seq }) => seq === openRow);
              return (
                <>
                  {found.items.length > 0 ? (
                    <>
                      <AuditTable rows={found.items} href={({ seq }) => addressOf({ row: seq })} />
                      {found.hasMoreThanCounted && (
                        <Note>{t('more', { count: found.total, rows: formatNumber(found.total) })}</Note>
                      )}
                      <Pager of={found} onPage={(next) => show({ page: next })} />
                    </>
                  ) : (
                    <EmptyState title={isFiltered(search) ? t('none.title') : t('empty.title')}>
                      {isFiltered(search) ? t('none.text') : t('empty.text')}
                    </EmptyState>
                  )}
                  {opened && (
                    <RowDialog
                      row={opened}
                      onClose={() => router.history.replace(addressOf({ row: undefined }))}
                    />
                  )}
                </>
              );
            }}
          </Answer>
        </Card>
      </Stack>
    </>
  );
}
