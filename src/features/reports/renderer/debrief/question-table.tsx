import { useTranslation } from 'react-i18next';
import { Card } from '#ui/card.tsx';
import { ScorePill } from '#ui/score-pill.tsx';
import { Text } from '#ui/text.tsx';
import { CheckList, VerdictKey } from './check-list.tsx';
import styles from './question-table.module.css';
import { QuotedSource } from './quoted-source.tsx';
import type { ItemView, ReportView } from './report-view.ts';

type QuestionTableProps = { readonly report: ReportView; readonly isOwn: boolean };

/** Everything that was asked, in full: the answer, what was expected, each check with its words, and the source. */
export function QuestionTable({ report, isOwn }: QuestionTableProps) {
  const { t } = useTranslation('reports');
  const { items } = report;
  const said = isOwn ? t('questions.said') : t('questions.saidOf');
  return (
    <Card look="flush" title={t('questions.title')} end={<VerdictKey />}>
      {items.length === 0 ? (
        <div className={styles['none']}>
          <Text tone="ink-2">{t('questions.none')}</Text>
        </div>
      ) : (
        <table className={styles['table']} aria-label={t('questions.title')}>
          <thead>
            <tr>
              {[
                t('questions.asked'),
                said,
                t('questions.expected'),
                t('questions.checks'),
                t('questions.source'),
              ].map((header) => (
                <th key={header} scope="col" className={styles['header']}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <QuestionRow key={item.number} item={item} said={said} report={report} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

type QuestionRowProps = {
  readonly item: ItemView;
  readonly said: string;
  readonly report: ReportView;
};

function QuestionRow({ item, said, report }: QuestionRowProps) {
  const { t } = useTranslation('reports');
  const { number, type, isObjection, asked, answer, expected, score, feedback, checks, source } = item;
  const words = { number, type: t(`questions.${type}`) };
  return (
    <tr className={styles['row']}>
      <th scope="row" className={styles['asked']}>
        <ScorePill score={score} of={10} />
        <Text look="small" tone="ink-3">
          {isObjection ? t('questions.numberObjection', words) : t('questions.number', words)}
        </Text>
        <Text look="strong">{asked}</Text>
      </th>
      <td className={styles['cell']}>
        <Label>{said}</Label>
        {answer === null ? (
          <Text tone="ink-3">{t('questions.notAnswered')}</Text>
        ) : (
          <p className={styles['answer']}>{answer}</p>
        )}
        {feedback !== '' && (
          <div className={styles['feedback']}>
            <Text look="small" tone="ink-3">
              {t('questions.feedback')}
            </Text>
            <Text look="small" tone="ink-2">
              {feedback}
            </Text>
          </div>
        )}
      </td>
      <td className={styles['cell']}>
        <Label>{t('questions.expected')}</Label>
        <p className={styles['answer']}>{expected}</p>
      </td>
      <td className={styles['cell']}>
        <Label>{t('questions.checks')}</Label>
        <CheckList checks={checks} itemSource={source} report={report} />
      </td>
      <td className={styles['cell']}>
        <Label>{t('questions.source')}</Label>
        {source === null ? (
          <Text look="small" tone="ink-3">
            {t(report.kind === 'customer' ? 'questions.fromScenario' : 'questions.noSource')}
          </Text>
        ) : (
          <QuotedSource source={source} report={report} />
        )}
      </td>
    </tr>
  );
}

/** The name of a cell where there is no head of a column above it. The head says it to those who hear the table. */
function Label({ children }: { readonly children: string }) {
  return (
    <span aria-hidden="true" className={styles['label']}>
      {children}
    </span>
  );
}
