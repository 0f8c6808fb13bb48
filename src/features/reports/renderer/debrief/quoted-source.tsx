import { useTranslation } from 'react-i18next';
import { SourceLink } from '#renderer/lib/source-link.tsx';
import { Text } from '#ui/text.tsx';
import type { ItemView, ReportView } from './report-view.ts';

type QuotedSourceProps = {
  readonly source: NonNullable<ItemView['source']>;
  /** The report that quotes it, and knows which documents are gone: their places cannot be opened. */
  readonly report: Pick<ReportView, 'sessionId' | 'removedSources'>;
};

/** Where something stands in the material; a removed document keeps its name and says so. */
export function QuotedSource({ source, report }: QuotedSourceProps) {
  const { t } = useTranslation('reports');
  if (!report.removedSources.includes(source.documentTitle)) {
    return (
      <Text look="small">
        <SourceLink source={source} citedBy={{ from: 'report', session: report.sessionId }} />
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
