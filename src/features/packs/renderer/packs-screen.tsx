import { useMutation, useQuery } from '@tanstack/react-query';
import { PackagePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { api, queries } from '#renderer/lib/api.ts';
import { failureOf, isStopped } from '#renderer/lib/failure.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { formatDayAndTime } from '#renderer/lib/format.ts';
import { withinStay } from '#renderer/lib/stay.ts';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FileDrop } from '#ui/file-drop.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { maxPackBytes, type packs } from '../contract.ts';
import { ExportDialog } from './export-dialog.tsx';
import { LookDialog, type PackLook, type PackSource } from './look-dialog.tsx';
import { PackList, PackRow } from './pack-row.tsx';
import { PublishersCard } from './publishers.tsx';

type List = OutputOf<typeof packs.list>;
type Looked = { readonly source: PackSource; readonly look: PackLook };

/** The content packs of this store: which are here, which came along, and one more from a file. */
export function PacksScreen() {
  const { t } = useTranslation('packs');
  const list = useQuery(queries.packs.list({}));
  const [looked, setLooked] = useState<Looked | null>(null);
  const [isExporting, setExporting] = useState(false);
  const [fileProblem, setFileProblem] = useState<string>();
  const look = useMutation({
    mutationFn: withinStay(async (source: PackSource) => ({ source, look: await api.packs.look(source) })),
    onSuccess: setLooked,
    onError: () => setLooked(null),
  });
  const failure = look.error === null || isStopped(look.error) ? null : failureOf(look.error);
  const wait = useWait(failure);
  const openFile = async ([file]: File[]): Promise<void> => {
    if (file === undefined) return;
    setFileProblem(undefined);
    look.reset();
    if (file.size > maxPackBytes) return setFileProblem(t('file.tooLarge'));
    let content: Uint8Array;
    try {
      content = new Uint8Array(await file.arrayBuffer());
    } catch {
      // It was moved or taken out meanwhile: the browser says no more than that it cannot be read.
      return setFileProblem(t('file.unread'));
    }
    look.mutate({ content });
  };
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <Button icon={PackagePlus} onPress={() => setExporting(true)}>
            {t('export.open')}
          </Button>
        }
      />
      <Stack>
        <FormFailure failure={failure} feature="packs" wait={wait} />
        <Card>
          <FileDrop
            label={look.isPending ? t('looking') : t('file.label')}
            hint={t('file.hint')}
            accept={['.drillpack']}
            error={fileProblem}
            isDisabled={look.isPending}
            onFiles={({ files }) => void openFile(files)}
          />
        </Card>
        <Answer of={list} feature="packs" loading={<Skeleton height="20rem" />}>
          {(data) => (
            <Lists list={data} looking={look.isPending ? look.variables : undefined} onLook={look.mutate} />
          )}
        </Answer>
      </Stack>
      {looked !== null && (
        <LookDialog
          {...looked}
          onLookAgain={() => look.mutate(looked.source)}
          onClose={() => setLooked(null)}
        />
      )}
      {isExporting && <ExportDialog onClose={() => setExporting(false)} />}
    </>
  );
}

type ListsProps = {
  readonly list: List;
  /** What is being looked at now. */
  readonly looking: PackSource | undefined;
  readonly onLook: (source: PackSource) => void;
};

function Lists({ list: { shipped, imported, publishers }, looking, onLook }: ListsProps) {
  const { t } = useTranslation('packs');
  return (
    <>
      <Card title={t('list.shipped')}>
        <PackList>
          {shipped.map(({ id, importedVersion, about, ...pack }) => (
            <PackRow
              key={id}
              {...pack}
              isBusy={looking?.shipped === id}
              onLook={() => onLook({ shipped: id })}
            >
              <Text look="small">{about}</Text>
              {importedVersion !== null && (
                <div>
                  <Badge kind="ok">{t('list.importedVersion', { version: importedVersion })}</Badge>
                </div>
              )}
            </PackRow>
          ))}
        </PackList>
      </Card>
      <Card title={t('list.imported')}>
        {imported.length === 0 ? (
          <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
        ) : (
          <PackList>
            {imported.map(({ id, importedAt, ...pack }) => (
              <PackRow key={id} {...pack}>
                <Text look="small" tone="ink-2">
                  {t('list.when', { when: formatDayAndTime(importedAt) })}
                </Text>
              </PackRow>
            ))}
          </PackList>
        )}
      </Card>
      <PublishersCard publishers={publishers} />
    </>
  );
}
