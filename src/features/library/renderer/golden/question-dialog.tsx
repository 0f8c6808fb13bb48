import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands, queries } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Select } from '#ui/select.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import styles from './golden.module.css';
import { type ChosenPassage, PassageChoice } from './passage-choice.tsx';

/** What is known of a question when it begins to be written. */
export type QuestionDraft = {
  /** It is there already, and changed. */
  readonly questionId?: string;
  readonly categoryId?: string;
  readonly text?: string;
  /** The passages that answer it: those that it has, or one that was selected in a text. */
  readonly passages?: readonly {
    readonly documentId: string | null;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
  }[];
};

type QuestionDialogProps = { readonly draft: QuestionDraft; readonly onClose: () => void };

const longest = 300;

/** A golden question is written, or changed: its category, its words, and the passages that answer it. */
export function QuestionDialog({ draft, onClose }: QuestionDialogProps) {
  const { t } = useTranslation('library');
  const { questionId, passages = [] } = draft;
  const [categoryId, setCategoryId] = useState(draft.categoryId ?? '');
  const [text, setText] = useState(draft.text ?? '');
  const [isChoosing, setIsChoosing] = useState(passages.length === 0);
  const [chosen, setChosen] = useState<readonly ChosenPassage[]>([]);
  const categories = useQuery(queries.library.categories({}));
  const done = () => {
    showToast({ kind: 'ok', text: t('golden.dialog.saved') });
    onClose();
  };
  const add = useMutation({ ...commands.library.goldenAdd, onSuccess: done });
  const edit = useMutation({ ...commands.library.goldenEdit, onSuccess: done });
  const isPending = add.isPending || edit.isPending;
  const stretches = (isChoosing ? chosen : passages).flatMap(({ documentId, start, end }) =>
    documentId === null ? [] : [{ documentId, start, end }],
  );
  const isTooShort = text.trim().length < 3;
  const isWhole = !isTooShort && categoryId !== '' && (stretches.length > 0 || !isChoosing);
  const save = () => {
    if (questionId === undefined) add.mutate({ categoryId, text, passages: stretches });
    else edit.mutate({ questionId, text, ...(isChoosing && { passages: stretches }) });
  };
  return (
    <Dialog
      isOpen
      size="wide"
      onClose={onClose}
      title={t(questionId === undefined ? 'golden.dialog.add' : 'golden.dialog.edit')}
      isBusy={isPending}
    >
      <Stack>
        <FormFailure failure={(add.error ?? edit.error)?.failure ?? null} feature="library" />
        {draft.categoryId === undefined && (
          <Select
            label={t('golden.dialog.category')}
            choices={(categories.data ?? [])
              .filter(({ documents }) => documents > 0)
              .map(({ id, name: label }) => ({ id, label }))}
            value={categoryId === '' ? null : categoryId}
            onChange={(id) => {
              setCategoryId(id);
              setChosen([]);
            }}
          />
        )}
        <TextField
          label={t('golden.dialog.text')}
          help={t('golden.dialog.textHelp')}
          value={text}
          onChange={setText}
          maxLength={longest}
        />
        {isChoosing ? (
          <PassageChoice categoryId={categoryId} question={text} chosen={chosen} onChange={setChosen} />
        ) : (
          <Stack gap={2}>
            <Text look="strong">
              {t(questionId === undefined ? 'golden.dialog.passage' : 'golden.dialog.kept')}
            </Text>
            {passages.map(({ quote, start }) => (
              <blockquote key={`${start} ${quote}`} className={styles['quote']}>
                {quote}
              </blockquote>
            ))}
            <div>
              <Button size="small" variant="quiet" onPress={() => setIsChoosing(true)}>
                {t('golden.dialog.others')}
              </Button>
            </div>
          </Stack>
        )}
        <DialogButtons>
          <Button onPress={onClose} isDisabled={isPending}>
            {t('golden.dialog.cancel')}
          </Button>
          <Button variant="primary" isPending={isPending} isDisabled={!isWhole} onPress={save}>
            {t('golden.dialog.save')}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}
