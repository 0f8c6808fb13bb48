import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { system } from '#features/system/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { CodeField } from '#ui/code-field.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';

/** Opens the store with its recovery code. When it works the gate shows the app, so nothing is left to do here. */
export function RecoveryForm() {
  const { t } = useTranslation('system');
  const recover = useMutation(commands.system.recover);
  const operation = useOperationForm({
    schema: system.recover.input,
    defaultValues: { recoveryCode: '' },
    submit: recover.mutateAsync,
    onDone: () => {},
    feature: 'system',
  });
  return (
    <Stack gap={3}>
      <Text as="h2" look="heading">
        {t('recover.title')}
      </Text>
      <FormFrame of={operation}>
        <FormField control={operation.form.control} name="recoveryCode">
          {(bound) => <CodeField {...bound} label={t('recover.field')} help={t('recover.help')} />}
        </FormField>
        <SubmitButton of={operation} size="large">
          {t('recover.action')}
        </SubmitButton>
      </FormFrame>
    </Stack>
  );
}
