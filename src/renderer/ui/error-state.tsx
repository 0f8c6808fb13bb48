import { Check, Copy, RotateCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
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
};

/** Something that should be here is not: what happened, is the work safe, what now, and details to hand on. */
export function ErrorState({ title, children, details, onRetry }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(`${title}\n${details}`).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Note kind="bad" role="alert" title={title}>
      <div className={styles['words']}>{children}</div>
      <div className={styles['foot']}>
        {onRetry && (
          <Button size="small" icon={RotateCcw} onPress={onRetry}>
            {t('error.retry')}
          </Button>
        )}
        <Button size="small" variant="quiet" icon={copied ? Check : Copy} onPress={copy}>
          {copied ? t('error.copied') : t('error.copy')}
        </Button>
        <Text look="small" tone="ink-2">
          {details}
        </Text>
      </div>
    </Note>
  );
}
