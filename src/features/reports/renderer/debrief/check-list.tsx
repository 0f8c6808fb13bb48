import { Check, CircleDashed, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/lib/format.ts';
import { Heard } from '#ui/heard.tsx';
import { Icon } from '#ui/icon.tsx';
import { Text } from '#ui/text.tsx';
import styles from './check-list.module.css';
import { outcomeOf } from './outcome-of.ts';
import { QuotedSource } from './quoted-source.tsx';
import type { CheckView, ItemView, ReportView } from './report-view.ts';

const marks = { right: Check, avoided: Check, missed: CircleDashed, wrong: X } as const;
const tones = { right: 'ok', avoided: 'ok', missed: 'warn', wrong: 'bad' } as const;

type CheckListProps = {
  readonly checks: readonly CheckView[];
  readonly itemSource: ItemView['source'];
  readonly report: ReportView;
};

/** The checks of one question: what came of each, the words that decided it, and its source where it has its own. */
export function CheckList({ checks, itemSource, report }: CheckListProps) {
  const { t } = useTranslation('reports');
  const kept = checks.filter((check) => outcomeOf(check) === 'avoided');
  const decided = checks.flatMap((check) => {
    const outcome = outcomeOf(check);
    return outcome === 'avoided' ? [] : [{ check, outcome }];
  });
  return (
    <ul className={styles['checks']}>
      {decided.map(({ check, outcome }) => {
        const { id, statement, points, evidence, source } = check;
        const isElsewhere =
          source !== null &&
          (source.documentId !== itemSource?.documentId || source.start !== itemSource.start);
        return (
          <li key={id} className={styles['check']}>
            <Text as="span" tone={tones[outcome]}>
              <Icon of={marks[outcome]} size={16} />
            </Text>
            <div>
              <Heard>{t(`questions.verdict_${outcome}`)}</Heard>
              {outcome === 'wrong' && points < 0
                ? t('questions.penalty', { statement, points: formatNumber(-points) })
                : statement}
              {evidence !== null && (
                <p className={styles['evidence']}>{t('questions.quote', { text: evidence.quote })}</p>
              )}
              {isElsewhere && <QuotedSource source={source} report={report} />}
            </div>
          </li>
        );
      })}
      {kept.length > 0 && (
        <li className={styles['check']}>
          <Text as="span" tone={tones.avoided}>
            <Icon of={marks.avoided} size={16} />
          </Text>
          {t('questions.avoidedLine', { statement: kept.map(({ statement }) => statement).join('; ') })}
        </li>
      )}
    </ul>
  );
}

/** What the three marks mean. */
export function VerdictKey() {
  const { t } = useTranslation('reports');
  return (
    <div className={styles['key']}>
      {(['right', 'missed', 'wrong'] as const).map((outcome) => (
        <Text key={outcome} as="span" look="small" tone={tones[outcome]}>
          <span className={styles['keyItem']}>
            <Icon of={marks[outcome]} size={16} />
            {t(`questions.${outcome}`)}
          </span>
        </Text>
      ))}
    </div>
  );
}
