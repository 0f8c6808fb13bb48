import { useTranslation } from 'react-i18next';
import { SourceLink } from '#renderer/lib/source-link.tsx';
import { Text } from '#ui/text.tsx';
import type { ItemView } from './report-view.ts';

type QuotedSourceProps = {
  readonly source: NonNullable<ItemView['source']>;
  /** Titles of the documents that are gone: their places cannot be opened. */
  readonly removed: readonly string[];
};

/** Where something stands in the material; a removed document keeps its name and says so. */
export function QuotedSource({ source, removed }: QuotedSourceProps) {
  const { t } = useTranslation('reports');
  if (!removed.includes(source.documentTitle)) {
    return (
      <Text look="small">
        <SourceLink source={source} />
      </Text>
    );
  }
  return (
    <div>
      <Text look="small">{source.documentTitle}</Text>
      <Text look="small" tone="ink-3">
        {t('questions.removed')}
      </Text>
    </div>
  );
}
