import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { formatWhen } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Announcer } from '#ui/announcer.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Pager } from '#ui/pager.tsx';
import { Select } from '#ui/select.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';
import type { GoldenReport } from '../../contract/golden.ts';
import type { GoldenAddress } from '../addresses.ts';
import { GoldenFigures } from './golden-figures.tsx';
import { GoldenList } from './golden-list.tsx';
import { GoldenVerdict } from './golden-verdict.tsx';
import styles from './golden.module.css';
import { ProposeMenu } from './propose-menu.tsx';
import { QuestionDialog, type QuestionDraft } from './question-dialog.tsx';

type GoldenProps = {
  readonly address: GoldenAddress;
  readonly onAddress: (next: GoldenAddress) => void;
};

const pageSize = 25;
const any = 'any';

/** Whether search still finds what is known to be right: the verdict, the figures, the questions. */
export function Golden({ address, onAddress }: GoldenProps) {
  const { t } = useTranslation('library');
  const { category, page = 1 } = address;
  const [draft, setDraft] = useState<QuestionDraft | null>(null);
  const narrowed = category !== undefined && { categoryId: category };
  const report = useQuery({
    ...queries.library.goldenReport({ ...narrowed }),
    placeholderData: keepPreviousData,
  });
  const questions = useQuery({
    ...queries.library.goldenQuestions({ page, pageSize, ...narrowed }),
    placeholderData: keepPreviousData,
  });
  const begin = () => setDraft({});
  const isEmpty = report.data !== undefined && report.data.questions + report.data.drafts === 0;
  return (
    <>
      <PageHead
        title={t('golden.title')}
        crumbs={<TextLink href={paths.library}>{t('reader.back')}</TextLink>}
        lead={t('golden.lead')}
        actions={
          !isEmpty && (
            <>
              <ProposeMenu />
              <Button variant="primary" icon={Plus} onPress={begin}>
                {t('golden.add')}
              </Button>
            </>
          )
        }
      />
      <Answer of={report} feature="library" loading={<SkeletonRows count={6} height="3rem" />}>
        {(found) =>
          isEmpty ? (
            <EmptyState
              title={t('golden.empty.title')}
              actions={
                <>
                  <Button variant="primary" icon={Plus} onPress={begin}>
                    {t('golden.add')}
                  </Button>
                  <ProposeMenu />
                </>
              }
            >
              {t('golden.empty.text')}
            </EmptyState>
          ) : (
            <Stack>
              {found.compared?.isWorse === true && (
                <GoldenVerdict key={found.compared.measurement} compared={found.compared} />
              )}
              <MeasuredWhen report={found} />
              <GoldenFigures report={found} category={category} />
              {found.categories.length > 1 && (
                <div className={styles['tools']}>
                  <Select
                    label={t('golden.filter')}
                    choices={[
                      { id: any, label: t('golden.allCategories') },
                      ...found.categories.map(({ category: { id, name: label } }) => ({ id, label })),
                    ]}
                    value={category ?? any}
                    onChange={(id) => onAddress(id === any ? {} : { category: id })}
                  />
                </div>
              )}
              <Answer of={questions} feature="library" loading={<SkeletonRows count={6} height="3rem" />}>
                {(list) => (
                  <Card look="flush" as="div">
                    <GoldenList
                      questions={list.items}
                      onEdit={({ id: questionId, category: { id: categoryId }, text, passages }) =>
                        setDraft({ questionId, categoryId, text, passages })
                      }
                    />
                    <Pager of={list} onPage={(next) => onAddress({ ...address, page: next })} />
                  </Card>
                )}
              </Answer>
            </Stack>
          )
        }
      </Answer>
      {draft !== null && <QuestionDialog draft={draft} onClose={() => setDraft(null)} />}
    </>
  );
}

/** What the figures are of; read aloud when that changes. */
function MeasuredWhen({ report: { state, measuredAt } }: { readonly report: GoldenReport }) {
  const { t } = useTranslation('library');
  const words =
    state !== 'rest'
      ? t(`golden.state.${state}`)
      : measuredAt === null
        ? t('golden.state.never')
        : t('golden.state.rest', { when: formatWhen(measuredAt) });
  return (
    <>
      <Announcer text={words} />
      <Text look="small" tone="ink-2">
        {words}
      </Text>
    </>
  );
}
