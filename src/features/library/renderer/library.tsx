import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { keep, readKept } from '#renderer/lib/kept.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { classNames } from '#ui/class-names.ts';
import { PageHead } from '#ui/page-head.tsx';
import { SegmentedControl } from '#ui/segmented-control.tsx';
import { AddDocuments } from './add-documents.tsx';
import type { LibraryAddress } from './addresses.ts';
import { CategoryFilter } from './category-filter.tsx';
import { Coverage, CoverageLead } from './coverage.tsx';
import { Documents, DocumentsSkeleton, Layout } from './documents.tsx';
import { GoldenNotice } from './golden/golden-notice.tsx';
import { ImportPanel } from './import/import-panel.tsx';
import type { Standing } from '../contract/shapes.ts';
import { LibraryEmpty } from './library-empty.tsx';
import { LibraryMenu } from './lifecycle/library-menu.tsx';
import { StandingFilter } from './lifecycle/standing-filter.tsx';
import styles from './library.module.css';

const layoutKey = 'drillroom.library.view';
const pageSize = 24;

type LibraryProps = {
  readonly address: LibraryAddress;
  readonly onAddress: (next: LibraryAddress) => void;
};

/** The branch's own material: what is there, what is missing, and for admins the way to add to it. */
export function Library({ address, onAddress }: LibraryProps) {
  const { t } = useTranslation('library');
  const mayAdd = allows('administers', useMe().roles);
  const [layout, setLayout] = useState(() => readKept(layoutKey, Layout, 'cards'));
  const [wasAdding, setWasAdding] = useState(false);
  const { category: categoryId, standing, page = 1 } = address;
  const adding = mayAdd && address.add === true;
  const categories = useQuery(queries.library.categories({}));
  const documents = useQuery({
    ...queries.library.list({
      page,
      pageSize,
      ...(categoryId !== undefined && { categoryId }),
      ...(standing !== undefined && { standing }),
    }),
    placeholderData: keepPreviousData,
  });
  const choose = (next: Layout) => {
    setLayout(next);
    keep(layoutKey, next);
  };
  const show = (category: string | undefined, stands: Standing | undefined) =>
    onAddress({
      ...(category !== undefined && { category }),
      ...(stands !== undefined && { standing: stands }),
      ...(adding && { add: true }),
    });
  const filter = (next: string | undefined) => show(next, standing);
  const setAdding = (add: boolean) => {
    setWasAdding(!add);
    onAddress({ ...address, add: add || undefined });
  };
  const isEmpty = categories.data?.every((category) => category.documents === 0) ?? false;
  return (
    <>
      <PageHead
        title={t('title')}
        lead={categories.data && !isEmpty && <CoverageLead categories={categories.data} />}
        actions={
          mayAdd && (
            <>
              {!adding && !isEmpty && <AddDocuments onOpen={() => setAdding(true)} takesFocus={wasAdding} />}
              <LibraryMenu />
            </>
          )
        }
      />
      <div className={styles['notice']}>{mayAdd && <GoldenNotice />}</div>
      {!isEmpty && (
        <div className={styles['tools']}>
          <CategoryFilter categories={categories.data ?? []} value={categoryId} onChange={filter} />
          {mayAdd && <StandingFilter value={standing} onChange={(next) => show(categoryId, next)} />}
          <SegmentedControl
            label={t('view.label')}
            choices={Layout.options.map((id) => ({ id, label: t(`view.${id}`) }))}
            value={layout}
            onChange={choose}
          />
        </div>
      )}
      <div className={classNames(styles['columns'], layout === 'table' && styles['table'])}>
        {adding && <ImportPanel categories={categories.data ?? []} onClose={() => setAdding(false)} />}
        <div className={styles['main']}>
          <Answer of={documents} feature="library" loading={<DocumentsSkeleton layout={layout} />}>
            {(found) =>
              isEmpty && found.total === 0 ? (
                <LibraryEmpty mayAdd={mayAdd} onAdd={() => setAdding(true)} isAdding={adding} />
              ) : (
                <Documents
                  page={found}
                  layout={layout}
                  category={categories.data?.find(({ id }) => id === categoryId)?.name}
                  standing={standing}
                  onPage={(next) => onAddress({ ...address, page: next })}
                  onShowAll={() => show(undefined, undefined)}
                />
              )
            }
          </Answer>
        </div>
        {!adding && !isEmpty && categories.data && (
          <Coverage categories={categories.data} chosen={categoryId} />
        )}
      </div>
    </>
  );
}
