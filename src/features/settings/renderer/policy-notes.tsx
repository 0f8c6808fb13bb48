import { useTranslation } from 'react-i18next';
import { isSettingKey } from '#contract/settings.ts';
import { wordsFor } from '#renderer/lib/i18n.ts';
import { Note } from '#ui/note.tsx';
import { Text } from '#ui/text.tsx';
import type { Place, PolicyState } from './setting-view.ts';
import styles from './settings.module.css';

/** Whether a policy is in force, and what of it is not. */
export function PolicyNotes({ policy }: { readonly policy: PolicyState }) {
  const { t, i18n } = useTranslation('settings');
  const { sources, problems, unknownKeys } = policy;
  const placeWords = ({ source, file = null }: Place) =>
    file === null ? t(`policy.sources.${source}`) : t('policy.file', { file });
  const places = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(
    sources.map((source) => placeWords({ source })),
  );
  /** What a key is called on this screen, with the key itself, by which IT knows it. */
  const keyWords = (path: string) => {
    const [key = ''] = path.split('.');
    return isSettingKey(key) ? `${t(`keys.${key}.title`)} (${path})` : path;
  };
  return (
    <>
      <Note>{sources.length === 0 ? t('policy.none') : t('policy.some', { places })}</Note>
      {problems.length > 0 && (
        <Note kind="warn" title={t('policy.problems.title')}>
          <Text>{t('policy.problems.text')}</Text>
          <ul className={styles['found']}>
            {problems.map(({ source, file, path, issue, message }) => (
              <li key={`${source}|${file}|${path}|${issue}`}>
                {path === ''
                  ? t('policy.problems.whole', { place: placeWords({ source, file }) })
                  : t('policy.problems.part', { key: keyWords(path), place: placeWords({ source, file }) })}
                {': '}
                {wordsFor(i18n, `settings:policy.issues.${issue}`) ?? message}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {unknownKeys.length > 0 && (
        <Note title={t('policy.unknown.title')}>
          <Text>{t('policy.unknown.text')}</Text>
          <ul className={styles['found']}>
            {unknownKeys.map(({ source, key }) => (
              <li key={`${source}|${key}`}>
                {t('policy.unknown.key', { key, place: placeWords({ source }) })}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}
