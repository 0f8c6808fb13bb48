import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { paths } from '#renderer/lib/paths.ts';
import { Note } from '#ui/note.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { cameInWords, figuresWords, verdictWords } from './golden-words.ts';

/** For admins: that a change made right passages harder to find. Nothing while all is well. */
export function GoldenNotice() {
  const { t } = useTranslation('library');
  const report = useQuery(queries.library.goldenReport({}));
  if (report.error !== null) {
    return <Failed error={report.error} feature="library" onRetry={() => void report.refetch()} />;
  }
  const compared = report.data?.compared;
  if (compared?.isWorse !== true) return null;
  return (
    <Note kind="warn" title={verdictWords(t, compared)}>
      <Text>
        {figuresWords(t, compared)} {cameInWords(t, compared)}{' '}
        <TextLink href={paths.libraryGolden}>{t('golden.verdict.look')}</TextLink>
      </Text>
    </Note>
  );
}
