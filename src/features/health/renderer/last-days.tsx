import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { findingWords } from '#renderer/lib/finding-words.ts';
import { formatCalendarDay, formatDayOfYear } from '#renderer/lib/format.ts';
import { StateStrip } from '#ui/state-strip.tsx';
import type { health } from '../contract.ts';

type Day = OutputOf<typeof health.check>['days'][number];

/** The last days side by side, each with the worst that was found on it. */
export function LastDays({ days }: { readonly days: readonly Day[] }) {
  const { t, i18n } = useTranslation('health');
  const known = days.filter(({ state }) => state !== null);
  const bad = known.filter(({ state }) => state !== 'ok');
  const wordsOf = ({ state, wrong }: Day): string => {
    if (state === null) return t('days.none');
    if (wrong.length === 0) return t('states.ok');
    return wrong
      .map((one) => findingWords(i18n, one))
      .map(({ component, title }) => t('days.wrong', { component, title }))
      .join('; ');
  };
  return (
    <StateStrip
      title={t('days.title')}
      sentence={
        known.length === 0
          ? t('days.nothingYet')
          : bad.length === 0
            ? t('days.allWell', { count: known.length })
            : t('days.sentence', { count: known.length, bad: bad.length })
      }
      headers={[t('days.day'), t('days.found')]}
      days={days.map((day, at) => ({
        label: formatCalendarDay(day.day),
        tick: at === 0 || at === days.length - 1 ? formatDayOfYear(day.day) : '',
        state: day.state ?? 'none',
        words: wordsOf(day),
      }))}
    />
  );
}
