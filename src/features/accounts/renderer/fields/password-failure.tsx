import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/errors.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { Note } from '#ui/note.tsx';

type PasswordFailureProps = {
  readonly of: { readonly failure: Failure | null; readonly wait: number };
};

/** What was refused where somebody who is signed in gives the password again: no username is in question there. */
export function PasswordFailure({ of: { failure, wait } }: PasswordFailureProps) {
  const { t } = useTranslation('accounts');
  if (failure?.code !== 'WRONG_CREDENTIALS') {
    return <FormFailure failure={failure} feature="accounts" wait={wait} />;
  }
  return (
    <Note kind="bad" role="alert" title={t('wrongPassword.title')}>
      {t('wrongPassword.text')}
    </Note>
  );
}
