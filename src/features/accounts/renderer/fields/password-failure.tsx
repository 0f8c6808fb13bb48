import { useTranslation } from 'react-i18next';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { Note } from '#ui/note.tsx';
import type { Refused } from '../locked/is-locked-for.ts';
import { LockedNote } from '../locked/locked-note.tsx';

type PasswordFailureProps = {
  readonly of: Refused;
  /** Whether the person is signed in and gives the password again: then no name is in question. */
  readonly isAgain?: boolean;
};

/** What was refused where a password was given. */
export function PasswordFailure({ of, isAgain = false }: PasswordFailureProps) {
  const { t } = useTranslation('accounts');
  const { failure, wait } = of;
  if (failure?.code === 'ACCOUNT_LOCKED') return <LockedNote of={of} isAgain={isAgain} />;
  if (failure?.code === 'WRONG_CREDENTIALS' && isAgain) {
    return (
      <Note kind="bad" role="alert" title={t('wrongPassword.title')}>
        {t('wrongPassword.text')}
      </Note>
    );
  }
  if (failure?.code === 'NOT_ACTIVE' && isWaiting(failure.details)) {
    return (
      <Note role="alert" title={t('register.waiting.title')}>
        {t('register.waiting.still')}
      </Note>
    );
  }
  return <FormFailure failure={failure} feature="accounts" wait={wait} />;
}

const isWaiting = (details: unknown): boolean =>
  typeof details === 'object' && details !== null && 'waiting' in details && details.waiting === true;
