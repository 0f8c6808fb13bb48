import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { formatNumber, formatWhen } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LinkList } from '#ui/link-list.tsx';
import { Pager } from '#ui/pager.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import type { Standing } from '../contract/shapes.ts';
import { DocumentCard } from './document-card.tsx';
import { CoverPicture } from './covers/cover-picture.tsx';
import type { DocumentPage, DocumentView } from './document-view.ts';
import styles from './library.module.css';
import { StandingBadge } from './lifecycle/standing-badge.tsx';
import { kindWords } from './place-words.ts';

/** How the documents lie. */
export const Layout = z.enum(['cards', 'table']);
export type Layout = z.output<typeof Layout>;

type DocumentsProps = {
  readonly page: DocumentPage;
  readonly layout: Layout;
  /** The category that the list is narrowed to. */
  readonly category: string | undefined;
  /** How the documents of the list stand, where it is narrowed to that. */
  readonly standing: Standing | undefined;
  readonly onPage: (page: number) => void;
  readonly onShowAll: () => void;
};

/** A page of documents as cards or as a table. */
export function Documents({ page, layout, category, standing, onPage, onShowAll }: DocumentsProps) {
  const { t } = useTranslation('library');
  if (page.items.length === 0 && page.total > 0) {
    return (
      <EmptyState
        title={t('pastEnd.title')}
        actions={<Button onPress={() => onPage(1)}>{t('pastEnd.first')}</Button>}
      >
        {t('pastEnd.text')}
      </EmptyState>
    );
  }
  if (page.items.length === 0) {
    return (
      <EmptyState
        title={
          standing === undefined
            ? t('filteredEmpty.title', { category })
            : t('filteredEmpty.standing', { standing: t(`standing.${standing}`) })
        }
        actions={<Button onPress={onShowAll}>{t('filteredEmpty.clear')}</Button>}
      >
        {standing === undefined && t('filteredEmpty.text')}
      </EmptyState>
    );
  }
  return layout === 'table' ? (
    <Card look="flush" as="div">
      <DocumentTable documents={page.items} />
      <Pager of={page} onPage={onPage} />
    </Card>
  ) : (
    <Stack gap={3}>
      <LinkList
        label={t('list.label')}
        items={page.items}
        itemId={({ id }) => id}
        itemText={({ title }) => title}
        href={({ id }) => paths.document(id)}
        renderItem={(document) => <DocumentCard document={document} />}
      />
      <div className={styles['pager']}>
        <Pager of={page} onPage={onPage} />
      </div>
    </Stack>
  );
}

function DocumentTable({ documents }: { readonly documents: readonly DocumentView[] }) {
  const { t } = useTranslation('library');
  // Where one has a cover all have one, so that their titles stand below each other.
  const hasCovers = documents.some(({ cover }) => cover !== null);
  const columns: readonly Column<DocumentView>[] = [
    {
      id: 'title',
      header: t('columns.title'),
      isRowHeader: true,
      renderCell: (document) => (
        <Stack direction="row" gap={2} as="span" wrap>
          {hasCovers && <CoverPicture of={document} look="row" />}
          {document.title}
          <StandingBadge of={document} />
          {document.version > 1 && (
            <Badge kind="line">{t('bin.version', { version: document.version })}</Badge>
          )}
          {document.sample && <Badge kind="info">{t('sample')}</Badge>}
        </Stack>
      ),
    },
    { id: 'category', header: t('columns.category'), renderCell: ({ category }) => category.name },
    { id: 'format', header: t('columns.format'), renderCell: (document) => kindWords(t, document) },
    {
      id: 'passages',
      header: t('columns.passages'),
      align: 'end',
      renderCell: ({ passages }) => formatNumber(passages),
    },
    {
      id: 'words',
      header: t('columns.words'),
      align: 'end',
      renderCell: ({ words }) => formatNumber(words),
    },
    {
      id: 'added',
      header: t('columns.added'),
      align: 'end',
      renderCell: ({ importedAt }) => <span className={styles['date']}>{formatWhen(importedAt)}</span>,
    },
  ];
  return (
    <DataTable
      label={t('list.label')}
      columns={columns}
      rows={documents}
      rowId={({ id }) => id}
      href={({ id }) => paths.document(id)}
    />
  );
}

/** What the list will look like, while it is asked for. */
export function DocumentsSkeleton({ layout }: { readonly layout: Layout }) {
  if (layout === 'table') return <SkeletonRows count={8} height="2rem" />;
  return (
    <div className={styles['skeletons']}>
      <SkeletonRows count={6} height="7rem" />
    </div>
  );
}
