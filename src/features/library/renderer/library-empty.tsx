import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { failureOf } from '#renderer/lib/failure.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Stack } from '#ui/stack.tsx';
import { showToast } from '#ui/toast.tsx';

type LibraryEmptyProps = {
  readonly mayAdd: boolean;
  readonly onAdd: () => void;
  /** The drawer for adding is open already. */
  readonly isAdding: boolean;
};

/** A library without a document: what it is for, and the first step. */
export function LibraryEmpty({ mayAdd, onAdd, isAdding }: LibraryEmptyProps) {
  const { t } = useTranslation('library');
  const samples = useMutation({
    ...commands.library.addSamples,
    onSuccess: ({ added }) => showToast({ kind: 'ok', text: t('empty.samplesAdded', { count: added }) }),
  });
  const failure = samples.error === null ? null : failureOf(samples.error);
  const wait = useWait(failure);
  return (
    <Stack>
      <FormFailure failure={failure} feature="library" wait={wait} />
      <EmptyState
        title={t('empty.title')}
        actions={
          mayAdd && (
            <>
              {!isAdding && (
                <Button variant="primary" icon={Plus} onPress={onAdd}>
                  {t('empty.first')}
                </Button>
              )}
              <Button onPress={() => samples.mutate({})} isPending={samples.isPending} isDisabled={wait > 0}>
                {samples.isPending ? t('empty.samplesBusy') : t('empty.samples')}
              </Button>
            </>
          )
        }
      >
        {mayAdd ? t('empty.admin') : t('empty.other')}
      </EmptyState>
    </Stack>
  );
}
