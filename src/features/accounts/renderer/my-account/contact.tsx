import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import type { Me } from '#renderer/lib/use-me.ts';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { showToast } from '#ui/toast.tsx';
import { ContactFields } from '../fields/contact-fields.tsx';
import { takenFields } from '../fields/taken-fields.ts';

const { EMAIL_TAKEN, PHONE_TAKEN } = takenFields;

/** What else one signs in by. */
export function Contact({ me }: { readonly me: Me }) {
  const { t } = useTranslation('accounts');
  const change = useMutation(commands.accounts.changeMine);
  const operation = useOperationForm({
    schema: accounts.changeMine.input,
    defaultValues: { email: me.email ?? '', phone: me.phone ?? '' },
    submit: change.mutateAsync,
    onDone: () => showToast({ kind: 'ok', text: t('mine.contact.done') }),
    fieldOfCode: { EMAIL_TAKEN, PHONE_TAKEN },
    feature: 'accounts',
  });
  return (
    <Card title={t('mine.contact.title')}>
      <FormFrame of={operation}>
        <Text tone="ink-2">{t('mine.contact.lead')}</Text>
        <ContactFields isOwn />
        <Stack direction="row">
          <SubmitButton of={operation} variant="secondary" busy={t('mine.contact.busy')}>
            {t('mine.contact.action')}
          </SubmitButton>
        </Stack>
      </FormFrame>
    </Card>
  );
}
