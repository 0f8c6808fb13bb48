import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { useSettled } from '#renderer/lib/use-settled.ts';
import { CheckboxGroup } from '#ui/checkbox.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import styles from './golden.module.css';
import { briefly } from './golden-words.ts';

/** A passage that somebody says is the right one. */
export type ChosenPassage = {
  readonly passageId: string;
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly description: string;
};

type PassageChoiceProps = {
  readonly categoryId: string;
  /** The question: what is looked for unless other words are typed. */
  readonly question: string;
  readonly chosen: readonly ChosenPassage[];
  readonly onChange: (chosen: readonly ChosenPassage[]) => void;
};

/** As long as somebody types, nothing is looked for. */
const typingMs = 400;
const mostHits = 8;

/** Finds passages of a category by words, of which some are ticked as right; those stay while other words are tried. */
export function PassageChoice({ categoryId, question, chosen, onChange }: PassageChoiceProps) {
  const { t } = useTranslation('library');
  const [words, setWords] = useState<string | null>(null);
  const text = useSettled((words ?? question).trim(), typingMs);
  const isAsked = categoryId !== '' && text.length >= 3;
  const found = useQuery({
    ...queries.library.search({ text, categoryId, limit: mostHits }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return (
    <Stack gap={3}>
      <TextField
        label={t('golden.dialog.find')}
        help={t('golden.dialog.findHelp')}
        value={words ?? question}
        onChange={setWords}
        maxLength={2000}
      />
      {isAsked ? (
        <Answer of={found} feature="library" loading={<SkeletonRows count={3} height="3rem" />}>
          {({ hits }) => {
            const fresh = hits.map(({ passageId, documentId, start, end, heading, title, snippet }) => ({
              passageId,
              documentId,
              start,
              end,
              label: heading ?? title,
              description: t('golden.dialog.in', {
                snippet: briefly(snippet.map((piece) => piece.text).join('')),
                title,
              }),
            }));
            const all = [
              ...chosen,
              ...fresh.filter(({ passageId }) => !chosen.some((one) => one.passageId === passageId)),
            ];
            return all.length === 0 ? (
              <Text tone="ink-2">{t('golden.dialog.none')}</Text>
            ) : (
              <div className={styles['hits']}>
                <CheckboxGroup
                  label={t('golden.dialog.hits')}
                  help={t('golden.dialog.hitsHelp')}
                  choices={all.map(({ passageId: id, label, description }) => ({ id, label, description }))}
                  value={chosen.map(({ passageId }) => passageId)}
                  onChange={(ids) => onChange(all.filter(({ passageId }) => ids.includes(passageId)))}
                />
              </div>
            );
          }}
        </Answer>
      ) : (
        <Text tone="ink-2">{t('golden.dialog.start')}</Text>
      )}
    </Stack>
  );
}
