import { ArrowLeft, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import styles from './error-state.module.css';
import { Note } from './note.tsx';
import { Text } from './text.tsx';

type ErrorStateProps = {
  /** What happened, as a heading. */
  readonly title: string;
  /** Whether the person's work is safe, and what to do now. */
  readonly children: ReactNode;
  /** Stands small below, for whoever helps: code and reference number. */
  readonly details: string;
  readonly onRetry?: (() => void) | undefined;
  /** Where to go instead, when trying again would not help. */
  readonly back?: { readonly href: string; readonly label: string } | undefined;
};

/** Something that should be here is not: what happened, is the work safe, what now, and details to hand on. */
export function ErrorState({ title, children, details, onRetry, back }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  return (
    <Note kind="bad" role="alert" title={title}>
      <div className={styles['words']}>{children}</div>
      <div className={styles['foot']}>
        {onRetry && (
          <Button size="small" icon={RotateCcw} onPress={onRetry}>
            {t('error.retry')}
          </Button>
        )}
        {back && (
          <ButtonLink size="small" icon={ArrowLeft} href={back.href}>
            {back.label}
          </ButtonLink>
        )}
        <CopyButton size="small" variant="quiet" label={t('error.copy')} text={`${title}\n${details}`} />
        <Text look="small" tone="ink-2">
          {details}
        </Text>
      </div>
    </Note>
  );
}
