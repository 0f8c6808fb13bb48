import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { Door } from '#ui/door.tsx';
import { Note } from '#ui/note.tsx';
import { Segments } from '#ui/segments.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { NameFields } from '../fields/name-fields.tsx';
import { NewPassword } from '../fields/new-password.tsx';
import { PrivacyNotice } from '../owed/privacy-notice.tsx';

export type FirstAdmin = OutputOf<typeof accounts.createFirstAdmin>;

type AccountStepProps = {
  readonly onDone: (first: FirstAdmin) => void;
  /** Another way to begin. */
  readonly instead: ReactNode;
};

/** Step 1: the account that looks after this PC. Hands it on with the recovery codes that come with it. */
export function AccountStep({ onDone, instead }: AccountStepProps) {
  const { t } = useTranslation('accounts');
  const create = useMutation(commands.accounts.createFirstAdmin);
  const operation = useOperationForm({
    schema: accounts.createFirstAdmin.input,
    defaultValues: { name: '', username: '', password: '' },
    submit: create.mutateAsync,
    onDone,
    feature: 'accounts',
  });
  const about = useWatch({ control: operation.form.control, name: ['name', 'username'] });
  return (
    <Door title={t('welcome.account.title')} lead={t('welcome.account.lead')}>
      <Segments done={0} total={4} label={t('welcome.steps', { at: 1 })} />
      <FormFrame of={operation}>
        <NameFields isOwn isNew />
        <NewPassword name="password" size="large" label={t('fields.password')} about={about} />
        <Stack gap={1}>
          <Disclosure summary={t('welcome.account.notice')}>
            <PrivacyNotice />
          </Disclosure>
          <Text look="small" tone="ink-2">
            {t('welcome.account.noticeRead')}
          </Text>
        </Stack>
        <Note icon={KeyRound}>{t('welcome.account.note')}</Note>
        <SubmitButton of={operation} size="large" busy={t('welcome.account.busy')}>
          {t('welcome.account.action')}
        </SubmitButton>
      </FormFrame>
      {instead}
    </Door>
  );
}
