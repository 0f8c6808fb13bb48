import { useTranslation } from 'react-i18next';
import { settings as declared } from '#contract/settings.ts';
import { wordsFor } from '#renderer/lib/i18n.ts';
import type { Setting } from './setting-view.ts';

/** Words a value as people say it: “30 minutes”, “Offered”. */
export function useValueWords(): (setting: Pick<Setting, 'key' | 'value'>) => string {
  const { t, i18n } = useTranslation('settings');
  return ({ key, value }) => {
    const { kind } = declared[key];
    if (typeof value === 'object') {
      const limits = Object.entries(value).flatMap(([name, figure]) =>
        figure ? [t('values.limit', { name, max: figure.max, count: figure.perSeconds })] : [],
      );
      return limits.length === 0 ? t('values.noLimits') : limits.join('; ');
    }
    if (kind === 'whole') return t(`units.${declared[key].unit}`, { count: Number(value) });
    if (kind === 'choice' || kind === 'yesNo') {
      return wordsFor(i18n, `settings:choices.${key}.${String(value)}`) ?? String(value);
    }
    return value === '' ? t('values.empty') : String(value);
  };
}
