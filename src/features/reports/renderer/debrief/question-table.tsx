import { useTranslation } from 'react-i18next';
import { Card } from '#ui/card.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { ScorePill } from '#ui/score-pill.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { CheckList, VerdictKey } from './check-list.tsx';
import styles from './question-table.module.css';
import { QuotedSource } from './quoted-source.tsx';
import type { ItemView, ReportView } from './report-view.ts';

type QuestionTableProps = { readonly report: ReportView; readonly isOwn: boolean };

/** Everything that was asked, in full: the answer, what was expected, each check with its words, and the source. */
export function QuestionTable({ report, isOwn }: QuestionTableProps) {
  const { t } = useTranslation('reports');
  const { items, kind } = report;
  const said = isOwn ? t('questions.said') : t('questions.saidOf');
  return (
    <Card look="flush" title={t(`questions.title_${kind}`)} end={<VerdictKey />}>
      {items.length === 0 ? (
        <div className={styles['none']}>
          <Text tone="ink-2">{t(`questions.none_${kind}`)}</Text>
        </div>
      ) : (
        <table className={styles['table']} aria-label={t(`questions.title_${kind}`)}>
          <thead>
            <tr>
              {[
                t(`questions.asked_${kind}`),
                said,
                t(`questions.expected_${kind}`),
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
  const { asked, answer, expected, score, feedback, checks, source } = item;
  return (
    <tr className={styles['row']}>
      <th scope="row" className={styles['asked']}>
        <Stack direction="row" gap={2} wrap>
          <ScorePill score={score} of={10} />
          <Text as="span" look="small" tone="ink-3">
            <ItemName item={item} kind={report.kind} />
          </Text>
        </Stack>
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
            <Disclosure summary={t('questions.feedback')}>
              <Text look="small" tone="ink-2">
                {feedback}
              </Text>
            </Disclosure>
          </div>
        )}
      </td>
      <td className={styles['cell']}>
        <Label>{t(`questions.expected_${report.kind}`)}</Label>
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

type ItemNameProps = { readonly item: ItemView; readonly kind: ReportView['kind'] };

/** An interview goes from question to question, a customer from one moment of the story to the next. */
function ItemName({ item: { number, type, isObjection }, kind }: ItemNameProps) {
  const { t } = useTranslation('reports');
  if (kind === 'customer') {
    return isObjection ? t('questions.momentObjection', { number }) : t('questions.moment', { number });
  }
  const words = { number, type: t(`questions.${type}`) };
  return isObjection ? t('questions.numberObjection', words) : t('questions.number', words);
}

/** The name of a cell where there is no head of a column above it. The head says it to those who hear the table. */
function Label({ children }: { readonly children: string }) {
  return (
    <span aria-hidden="true" className={styles['label']}>
      {children}
    </span>
  );
}
