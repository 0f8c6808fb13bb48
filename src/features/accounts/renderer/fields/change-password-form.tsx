import { useTranslation } from 'react-i18next';
import type { InputOf } from '#contract/op.ts';
import { accounts } from '#features/accounts/contract.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import type { Me } from '#renderer/lib/use-me.ts';
import { PasswordField } from '#ui/password-field.tsx';
import { Stack } from '#ui/stack.tsx';
import { NewPassword } from './new-password.tsx';
import { PasswordFailure } from './password-failure.tsx';

type ChangePasswordFormProps = {
  readonly me: Me;
  readonly change: (input: InputOf<typeof accounts.changePassword>) => Promise<unknown>;
  readonly onDone: () => void;
  /** It stands in front of the app, by itself on its screen. */
  readonly isDoor?: boolean;
};

/** The old password, unless they came in by a code, and the new one. */
export function ChangePasswordForm({ me, change, onDone, isDoor = false }: ChangePasswordFormProps) {
  const { t } = useTranslation('accounts');
  const empty = { newPassword: '', ...(!me.cameByCode && { currentPassword: '' }) };
  const operation = useOperationForm({
    schema: accounts.changePassword.input,
    defaultValues: empty,
    submit: change,
    onDone: () => {
      operation.form.reset(empty);
      onDone();
    },
    ...(!me.cameByCode && { clearOnRefusal: 'currentPassword' as const }),
    feature: 'accounts',
  });
  const size = isDoor ? 'large' : 'normal';
  return (
    <FormFrame of={operation} refusal={<PasswordFailure of={operation} isAgain />}>
      {!me.cameByCode && (
        <FormField control={operation.form.control} name="currentPassword">
          {(bound) => (
            <PasswordField
              {...bound}
              value={bound.value ?? ''}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- The first field of its screen.
              autoFocus={isDoor}
              size={size}
              label={t('fields.oldPassword')}
              autoComplete="current-password"
            />
          )}
        </FormField>
      )}
      <NewPassword
        name="newPassword"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- The first field of its screen.
        autoFocus={isDoor && me.cameByCode}
        size={size}
        label={t('fields.newPassword')}
        about={[me.name, me.username, me.email ?? '', me.phone ?? '', me.staffNumber ?? '']}
      />
      <Stack direction="row">
        <SubmitButton
          of={operation}
          variant={isDoor ? 'primary' : 'secondary'}
          size={size}
          wide={isDoor}
          busy={t('changePassword.busy')}
        >
          {t('changePassword.action')}
        </SubmitButton>
      </Stack>
    </FormFrame>
  );
}
