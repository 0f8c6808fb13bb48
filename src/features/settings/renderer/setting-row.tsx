import { useTranslation } from 'react-i18next';
import { isAdminKey } from '#contract/settings.ts';
import { Managed } from '#renderer/lib/managed.tsx';
import { Button } from '#ui/button.tsx';
import { Text } from '#ui/text.tsx';
import type { Setting } from './setting-view.ts';
import styles from './settings.module.css';
import { useValueWords } from './use-value-words.ts';

type SettingRowProps = { readonly setting: Setting; readonly onChange?: () => void };

/** One setting: what it is, its value, who decided it, and the way to change it where there is one. */
export function SettingRow({ setting, onChange }: SettingRowProps) {
  const { t } = useTranslation('settings');
  const valueWords = useValueWords();
  const { key, source, isManaged } = setting;
  const title = t(`keys.${key}.title`);
  return (
    <li className={styles['row']}>
      <div className={styles['what']}>
        <Text as="h3" look="strong">
          {title}
        </Text>
        <Text look="small" tone="ink-2">
          {t(`keys.${key}.text`)} {!isAdminKey(key) && t('onlyPolicy')}
        </Text>
      </div>
      <div className={styles['value']}>
        <Text figures>{valueWords(setting)}</Text>
        {isManaged || source === 'policy' ? (
          <Managed />
        ) : (
          <Text look="small" tone="ink-2">
            {t(`sources.${source}`)}
          </Text>
        )}
      </div>
      <div className={styles['end']}>
        {onChange && (
          <Button size="small" onPress={onChange} aria-label={t('change.actionOf', { title })}>
            {t('change.action')}
          </Button>
        )}
      </div>
    </li>
  );
}
