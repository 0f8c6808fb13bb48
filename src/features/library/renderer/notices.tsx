import { useTranslation } from 'react-i18next';
import { Text } from '#ui/text.tsx';
import { useKindWords } from './kind-words.ts';
import type { DocumentView } from './document-view.ts';

type NoticesProps = { readonly of: Pick<DocumentView, 'notices' | 'encoding' | 'format'> };

/** What was noticed while a document was read, a sentence for each. */
export function Notices({ of: { notices, encoding, format } }: NoticesProps) {
  const { t } = useTranslation('library');
  const kindWords = useKindWords();
  const words = notices.map((notice) => {
    if (notice.kind === 'customer_data_taken_out') {
      const count = notice.kinds.reduce((all, kind) => all + kind.count, 0);
      return t('notice.customer_data_taken_out', { count, what: kindWords(notice.kinds) });
    }
    if (notice.kind === 'encoding_guessed') {
      return t('notice.encoding_guessed', { encoding: t(`encoding.${encoding ?? 'utf-8'}`) });
    }
    if (notice.kind === 'named_otherwise') {
      return t('notice.named_otherwise', { ending: notice.ending, format: t(`format.${format}`) });
    }
    return t(`notice.${notice.kind}`, { count: notice.count });
  });
  return words.map((sentence) => (
    <Text key={sentence} look="small" tone="warn">
      {sentence}
    </Text>
  ));
}
