import { Check, CircleDashed, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/lib/format.ts';
import { Disclosure } from '#ui/disclosure.tsx';
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
      {decided.map(({ check, outcome }, at) => {
        const { id, statement, points, evidence, source } = check;
        const isElsewhere =
          source !== null &&
          (source.documentId !== itemSource?.documentId || source.start !== itemSource.start);
        // Words that decided several checks are quoted once, at the first.
        const isQuotedAbove = decided
          .slice(0, at)
          .some((above) => above.check.evidence?.quote === evidence?.quote);
        return (
          <Marked key={id} outcome={outcome}>
            <Heard>{t(`questions.verdict_${outcome}`)}</Heard>
            {outcome === 'wrong' && points < 0
              ? t('questions.penalty', { statement, points: formatNumber(-points) })
              : statement}
            {evidence !== null && !isQuotedAbove && (
              <p className={styles['evidence']}>{t('questions.quote', { text: evidence.quote })}</p>
            )}
            {isElsewhere && <QuotedSource source={source} report={report} />}
          </Marked>
        );
      })}
      {kept.length > 0 && (
        <Marked outcome="avoided">
          <Kept statements={kept.map(({ statement }) => statement)} />
        </Marked>
      )}
    </ul>
  );
}

type MarkedProps = { readonly outcome: keyof typeof marks; readonly children: ReactNode };

function Marked({ outcome, children }: MarkedProps) {
  return (
    <li className={styles['check']}>
      <Text as="span" tone={tones[outcome]}>
        <Icon of={marks[outcome]} size={16} />
      </Text>
      <div>{children}</div>
    </li>
  );
}

/** The never-dos that did not happen. They are much the same under every question, so that several fold into one line. */
function Kept({ statements }: { readonly statements: readonly string[] }) {
  const { t } = useTranslation('reports');
  const [only] = statements;
  if (only !== undefined && statements.length === 1) return t('questions.keptOne', { statement: only });
  return (
    <Disclosure summary={t('questions.keptMany', { count: statements.length })}>
      <ul className={styles['kept']}>
        {statements.map((statement) => (
          <li key={statement}>{statement}</li>
        ))}
      </ul>
    </Disclosure>
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
