import { useMutation } from '@tanstack/react-query';
import { Check, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { showToast } from '#ui/toast.tsx';
import type { GoldenQuestion } from '../../contract/golden.ts';
import { briefly } from './golden-words.ts';
import { RankCell } from './rank-cell.tsx';

type GoldenListProps = {
  readonly questions: readonly GoldenQuestion[];
  readonly onEdit: (question: GoldenQuestion) => void;
};

/** The questions with where their passages are found. */
export function GoldenList({ questions, onEdit }: GoldenListProps) {
  const { t } = useTranslation('library');
  const columns: readonly Column<GoldenQuestion>[] = [
    {
      id: 'question',
      header: t('golden.list.question'),
      isRowHeader: true,
      renderCell: (question) => <Asked question={question} />,
    },
    {
      id: 'place',
      header: t('golden.list.place'),
      renderCell: (question) => <RankCell question={question} />,
    },
    {
      id: 'first',
      header: t('golden.list.first'),
      renderCell: ({ first }) =>
        first && (
          <TextLink href={paths.document(first.documentId, first)}>{first.heading ?? first.title}</TextLink>
        ),
    },
    {
      id: 'do',
      header: t('golden.list.do'),
      renderCell: (question) => <Actions of={question} onEdit={() => onEdit(question)} />,
    },
  ];
  return (
    <DataTable label={t('golden.list.label')} columns={columns} rows={questions} rowId={({ id }) => id} />
  );
}

function Asked({ question: { text, category, isDraft, passages } }: { readonly question: GoldenQuestion }) {
  const { t } = useTranslation('library');
  return (
    <Stack gap={1} as="span">
      <Stack direction="row" gap={2} as="span" wrap>
        <bdi>{text}</bdi>
        {isDraft && <Badge kind="info">{t('golden.draft')}</Badge>}
      </Stack>
      <Text as="span" look="small" tone="ink-2">
        {category.name}
      </Text>
      {passages.map(({ documentId, title, start, end, quote }) =>
        documentId === null || title === null ? (
          <Text key={start} as="span" look="small" tone="ink-2">
            {t('golden.passageGone', { quote: briefly(quote) })}
          </Text>
        ) : (
          <Text key={`${documentId} ${start}`} as="span" look="small">
            <TextLink href={paths.document(documentId, { start, end })}>
              {t('golden.passage', { quote: briefly(quote), title })}
            </TextLink>
          </Text>
        ),
      )}
    </Stack>
  );
}

/** Removing asks nothing: the message takes it back (0147). */
function Actions({
  of: { id, text, isDraft },
  onEdit,
}: {
  readonly of: GoldenQuestion;
  readonly onEdit: () => void;
}) {
  const { t } = useTranslation('library');
  const onError = useFailureToast('library');
  const restore = useMutation({
    ...commands.library.goldenRestore,
    onError,
    onSuccess: () => showToast({ kind: 'ok', text: t('golden.restored') }),
  });
  const remove = useMutation({
    ...commands.library.goldenRemove,
    onError,
    onSuccess: ({ questionId }) =>
      showToast({
        kind: 'ok',
        text: t('golden.removed'),
        action: { label: t('golden.undo'), onAction: () => restore.mutate({ questionId }) },
      }),
  });
  const take = useMutation({
    ...commands.library.goldenEdit,
    onError,
    onSuccess: () => showToast({ kind: 'ok', text: t('golden.taken') }),
  });
  return (
    <Stack direction="row" gap={2} wrap>
      {isDraft && (
        <Button
          size="small"
          icon={Check}
          isPending={take.isPending}
          aria-label={t('golden.takeLabel', { text })}
          onPress={() => take.mutate({ questionId: id, text })}
        >
          {t('golden.take')}
        </Button>
      )}
      <Button size="small" icon={Pencil} aria-label={t('golden.editLabel', { text })} onPress={onEdit}>
        {t('golden.edit')}
      </Button>
      <Button
        size="small"
        icon={Trash2}
        isPending={remove.isPending}
        aria-label={t('golden.removeLabel', { text })}
        onPress={() => remove.mutate({ questionId: id })}
      >
        {t('golden.remove')}
      </Button>
    </Stack>
  );
}
