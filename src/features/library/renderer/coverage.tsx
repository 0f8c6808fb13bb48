import { useTranslation } from 'react-i18next';
import { Card } from '#ui/card.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { paths } from '#renderer/lib/paths.ts';
import type { Categories } from './category-filter.tsx';
import styles from './library.module.css';

const mostNames = 2;

/** How much there is, and which categories still have nothing to practise on, in a sentence or two. */
export function CoverageLead({ categories }: { readonly categories: Categories }) {
  const { t, i18n } = useTranslation('library');
  const count = categories.reduce((sum, { documents }) => sum + documents, 0);
  const missing = categories.filter(({ documents }) => documents === 0).map(({ name }) => name);
  const names = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(missing);
  return (
    <>
      {t('coverage.lead', { count, covered: categories.length - missing.length, all: categories.length })}{' '}
      {missing.length > mostNames
        ? t('coverage.missingMany', { count: missing.length })
        : missing.length > 0 && t('coverage.missing', { count: missing.length, names })}
    </>
  );
}

type CoverageProps = { readonly categories: Categories; readonly chosen: string | undefined };

/** Every category with its documents as a bar; its name leads to them. */
export function Coverage({ categories, chosen }: CoverageProps) {
  const { t } = useTranslation('library');
  const most = Math.max(1, ...categories.map(({ documents }) => documents));
  return (
    <div className={styles['coverage']}>
      <Card title={t('coverage.title')}>
        <ul className={styles['rows']}>
          {categories.map(({ id, name, documents }) => (
            <li key={id} className={styles['row']} aria-current={id === chosen || undefined}>
              <span>
                <TextLink href={paths.libraryOf(id)}>{name}</TextLink>
              </span>
              <ProgressBar
                kind="meter"
                bare
                label={name}
                value={documents}
                max={most}
                valueText={t('coverage.row', { count: documents })}
              />
              <span className={styles['rowEnd']}>
                <Text as="span" look="small" tone={documents === 0 ? 'warn' : 'ink-2'} figures>
                  {documents === 0 ? t('coverage.none') : documents}
                </Text>
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
