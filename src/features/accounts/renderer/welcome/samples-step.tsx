import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { Button } from '#ui/button.tsx';
import { Door } from '#ui/door.tsx';
import { Note } from '#ui/note.tsx';
import { Segments } from '#ui/segments.tsx';
import { Stack } from '#ui/stack.tsx';

/** Step 4: the sample material, so that the first practice can start at once. */
export function SamplesStep({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('accounts');
  const addSamples = useMutation(commands.library.addSamples);
  return (
    <Door title={t('welcome.samples.title')} lead={t('welcome.samples.lead')} focusTitle>
      <Segments done={3} total={4} label={t('welcome.steps', { at: 4 })} />
      <Note>{t('welcome.samples.keep')}</Note>
      {addSamples.error && <Failed error={addSamples.error} feature="library" />}
      <Stack gap={2}>
        <Button
          variant="primary"
          size="large"
          wide
          isPending={addSamples.isPending}
          onPress={() => addSamples.mutate({}, { onSuccess: onDone })}
        >
          {addSamples.isPending ? t('welcome.samples.busy') : t('welcome.samples.action')}
        </Button>
        <Button variant="quiet" size="large" wide isDisabled={addSamples.isPending} onPress={onDone}>
          {t('welcome.samples.skip')}
        </Button>
      </Stack>
    </Door>
  );
}
