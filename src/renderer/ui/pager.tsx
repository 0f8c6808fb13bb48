import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import styles from './pager.module.css';
import { Text } from './text.tsx';

type PagerProps = {
  /** The figures of a page, as every list answers them. */
  readonly of: {
    readonly page: number;
    readonly pageSize: number;
    readonly total: number;
    readonly totalPages: number;
    readonly hasNext: boolean;
    readonly hasPrev: boolean;
  };
  readonly onPage: (page: number) => void;
};

/** Which rows these are, and the way to the others. With one page only it says just how many rows there are. */
export function Pager({ of, onPage }: PagerProps) {
  const { t } = useTranslation('ui');
  const from = (of.page - 1) * of.pageSize + 1;
  const to = Math.min(of.page * of.pageSize, of.total);
  return (
    <div className={styles['pager']}>
      <Text look="small" tone="ink-2" figures>
        {of.totalPages === 1
          ? t('pager.all', { count: of.total })
          : t('pager.range', { from, to, total: of.total })}
      </Text>
      {of.totalPages > 1 && (
        <nav aria-label={t('pager.label')} className={styles['pages']}>
          <IconButton
            variant="secondary"
            size="small"
            icon={ChevronLeft}
            label={t('pager.previous')}
            isDisabled={!of.hasPrev}
            onPress={() => onPage(of.page - 1)}
          />
          <Text look="small" tone="ink-2" figures as="span">
            {t('pager.page', { page: of.page, pages: of.totalPages })}
          </Text>
          <IconButton
            variant="secondary"
            size="small"
            icon={ChevronRight}
            label={t('pager.next')}
            isDisabled={!of.hasNext}
            onPress={() => onPage(of.page + 1)}
          />
        </nav>
      )}
    </div>
  );
}
