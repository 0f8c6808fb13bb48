import { useMutation } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { formatWhen } from '#renderer/lib/format.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { Button } from '#ui/button.tsx';
import { CheckboxGroup } from '#ui/checkbox.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { showToast } from '#ui/toast.tsx';
import type { GoldenReport } from '../../contract/golden.ts';
import { figuresWords, verdictWords } from './golden-words.ts';

type GoldenVerdictProps = { readonly compared: NonNullable<GoldenReport['compared']> };

/** A change that made right passages harder to find: by how much, with what, and the way back. */
export function GoldenVerdict({ compared }: GoldenVerdictProps) {
  const { t } = useTranslation('library');
  const { measurement, changes, changesInAll, since, better, engineChanged } = compared;
  const [kept, setKept] = useState<readonly string[]>([]);
  const takeBack = useMutation({
    ...commands.library.goldenTakeBack,
    onSuccess: ({ binned, putBack }) =>
      showToast({ kind: 'ok', text: t('golden.verdict.takenBack', { count: binned + putBack }) }),
  });
  const accept = useMutation({
    ...commands.library.goldenAccept,
    onSuccess: () => showToast({ kind: 'ok', text: t('golden.verdict.accepted') }),
  });
  const choices = changes
    .filter(({ canTakeBack }) => canTakeBack)
    .map(({ documentId, title, category, kind }) => ({
      id: documentId,
      label: `${isolate(title ?? '')} (${category?.name ?? ''})`,
      description: t(`golden.change.${kind}`),
    }));
  const others = changes.filter(({ canTakeBack }) => !canTakeBack);
  const chosen = choices.map(({ id }) => id).filter((id) => !kept.includes(id));
  return (
    <Note kind="warn" title={verdictWords(t, compared)}>
      <Stack gap={3}>
        <Text>
          {figuresWords(t, compared)} {better > 0 && t('golden.verdict.better', { count: better })}
        </Text>
        {choices.length > 0 && (
          <CheckboxGroup
            label={t('golden.verdict.changes', { when: formatWhen(since) })}
            help={t('golden.verdict.about')}
            choices={choices}
            value={chosen}
            onChange={(ids) => setKept(choices.map(({ id }) => id).filter((id) => !ids.includes(id)))}
          />
        )}
        {others.map(({ documentId, title, kind }) => (
          <Text key={documentId} look="small">
            {title === null ? t(`golden.change.${kind}`) : `${isolate(title)}: ${t(`golden.change.${kind}`)}`}
          </Text>
        ))}
        {changesInAll === 0 && <Text>{t('golden.verdict.noChanges')}</Text>}
        {changesInAll > changes.length && (
          <Text look="small">{t('golden.verdict.more', { count: changesInAll - changes.length })}</Text>
        )}
        {engineChanged && <Text look="small">{t('golden.verdict.engine')}</Text>}
        <FormFailure failure={(takeBack.error ?? accept.error)?.failure ?? null} feature="library" />
        <Stack direction="row" gap={2} wrap>
          {choices.length > 0 && (
            <Button
              icon={Undo2}
              isDisabled={chosen.length === 0 || accept.isPending}
              isPending={takeBack.isPending}
              onPress={() => takeBack.mutate({ measurement, documentIds: chosen })}
            >
              {t('golden.verdict.takeBack')}
            </Button>
          )}
          <Button
            variant="quiet"
            isPending={accept.isPending}
            isDisabled={takeBack.isPending}
            onPress={() => accept.mutate({ measurement })}
          >
            {t('golden.verdict.accept')}
          </Button>
        </Stack>
      </Stack>
    </Note>
  );
}
