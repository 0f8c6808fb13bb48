import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { system } from '#features/system/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { FormField } from '#renderer/lib/form-field.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/text-field.tsx';
import { Text } from '#ui/text.tsx';

/** Opens the store with its recovery code. When it works the gate shows the app, so nothing is left to do here. */
export function RecoveryForm() {
  const { t } = useTranslation('system');
  const recover = useMutation(commands.system.recover);
  const { form, onSubmit, isBusy, failure } = useOperationForm({
    schema: system.recover.input,
    defaultValues: { recoveryCode: '' },
    submit: recover.mutateAsync,
    onDone: () => {},
  });
  const wait = useWait(failure);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap={3}>
        <Text as="h2" look="heading">
          {t('recover.title')}
        </Text>
        <FormFailure failure={failure} feature="system" wait={wait} />
        <FormField control={form.control} name="recoveryCode">
          {(bound) => (
            <TextField
              {...bound}
              size="large"
              icon={KeyRound}
              autoComplete="off"
              spellCheck="false"
              label={t('recover.field')}
              help={t('recover.help')}
            />
          )}
        </FormField>
        <Button type="submit" variant="primary" size="large" isPending={isBusy} isDisabled={wait > 0}>
          {t('recover.action')}
        </Button>
      </Stack>
    </form>
  );
}
