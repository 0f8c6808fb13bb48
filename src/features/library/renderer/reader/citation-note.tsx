import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/lib/paths.ts';
import { Button } from '#ui/button.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';
import type { Place } from '../../contract/shapes.ts';
import type { ReaderAddress } from '../addresses.ts';
import { placeWords } from '../place-words.ts';
import styles from './reader.module.css';

type CitationNoteProps = {
  readonly address: ReaderAddress;
  /** Where the cited text stands in the file. */
  readonly place: Place | null;
  readonly heading: string | null;
  readonly onGo: () => void;
};

/** In the margin, level with the marked text: why it is marked, and the way back to what led here. */
export function CitationNote({ address, place, heading, onGo }: CitationNoteProps) {
  const { t } = useTranslation('library');
  const { from, q, session } = address;
  const words = () => {
    if (from === 'ask') return q === undefined ? t('reader.cited.askPlain') : t('reader.cited.ask', { q });
    if (from === 'search')
      return q === undefined ? t('reader.cited.searchPlain') : t('reader.cited.search', { q });
    return from === undefined ? t('reader.cited.plain') : t(`reader.cited.${from}`);
  };
  const back = () => {
    if (from === 'search' && q !== undefined)
      return <TextLink href={paths.search(q)}>{t('reader.cited.backSearch')}</TextLink>;
    if (from === 'ask' && q !== undefined)
      return <TextLink href={paths.ask(q)}>{t('reader.cited.backAsk')}</TextLink>;
    if (from === 'session' && session !== undefined)
      return <TextLink href={paths.session(session)}>{t('reader.cited.backSession')}</TextLink>;
    if (from === 'report' && session !== undefined)
      return <TextLink href={paths.report(session)}>{t('reader.cited.backReport')}</TextLink>;
    return null;
  };
  return (
    <div className={styles['note']}>
      <Text look="small" as="div">
        <span className={styles['noteTitle']}>{t('reader.cited.title')}</span>
      </Text>
      {place !== null && <Text look="strong">{placeWords(t, place)}</Text>}
      {heading !== null && (
        <Text look="small" tone="ink-2">
          {t('reader.cited.under', { heading })}
        </Text>
      )}
      <Text>{words()}</Text>
      <div className={styles['noteWays']}>
        {back()}
        <Button size="small" variant="quiet" onPress={onGo}>
          {t('reader.cited.go')}
        </Button>
      </div>
    </div>
  );
}
