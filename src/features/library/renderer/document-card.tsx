import { useTranslation } from 'react-i18next';
import { formatNumber, formatWhen } from '#renderer/lib/format.ts';
import { Badge } from '#ui/badge.tsx';
import { Text } from '#ui/text.tsx';
import { CoverPicture } from './covers/cover-picture.tsx';
import type { DocumentView } from './document-view.ts';
import styles from './library.module.css';
import { StandingBadge } from './lifecycle/standing-badge.tsx';
import { kindWords } from './place-words.ts';

/** One document: what it is called, where it belongs and how much of it there is. */
export function DocumentCard({ document }: { readonly document: DocumentView }) {
  const { t } = useTranslation('library');
  const { title, category, passages, words, sample, notices, importedAt, version } = document;
  return (
    <div className={styles['card']}>
      <CoverPicture of={document} look="card" />
      <div className={styles['cardWords']}>
        <div className={styles['cardTitle']}>
          <Text as="strong" look="strong">
            {title}
          </Text>
          <Text look="small" tone="ink-2" cut>
            {category.name}
          </Text>
        </div>
        <Text look="small" tone="ink-2">
          {kindWords(t, document)}
        </Text>
        <Text look="small" tone="ink-2">
          {t('card.extent', {
            passages: t('passages', { count: passages }),
            words: t('words', { count: words, figure: formatNumber(words) }),
          })}
        </Text>
        <div className={styles['cardFoot']}>
          <StandingBadge of={document} />
          {version > 1 && <Badge kind="line">{t('bin.version', { version })}</Badge>}
          {sample && <Badge kind="info">{t('sample')}</Badge>}
          {notices.length > 0 && <Badge kind="warn">{t('notice.badge')}</Badge>}
          <Text as="span" look="small" tone="ink-3">
            {t('card.added', { when: formatWhen(importedAt) })}
          </Text>
        </div>
      </div>
    </div>
  );
}
