import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '#renderer/lib/format.ts';
import { useShownOnce } from '#renderer/lib/shown-once.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { DialogButtons } from '#ui/dialog.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import styles from './code-slip.module.css';

export type OneTimeCode = {
  readonly code: string;
  readonly purpose: 'setUp' | 'reset';
  readonly expiresAt: string;
};

type CodeSlipProps = {
  readonly person: { readonly name: string; readonly username: string };
  readonly slip: OneTimeCode;
  readonly onDone: () => void;
};

/**
 * A one-time code on a slip that is handed over: who it is for, the code, until when, and what to do with it. It holds
 * nothing else about the person, because paper lies about.
 */
export function CodeSlip({ person, slip, onDone }: CodeSlipProps) {
  const { t } = useTranslation('accounts');
  useShownOnce();
  const { code, purpose, expiresAt } = slip;
  return (
    <Stack>
      <figure className={styles['slip']}>
        <figcaption className={styles['head']}>{t(`slip.head.${purpose}`)}</figcaption>
        <dl className={styles['facts']}>
          <dt>{t('slip.for')}</dt>
          <dd dir="auto">{person.name}</dd>
          <dt>{t('fields.username')}</dt>
          <dd>{person.username}</dd>
          <dt>{t('slip.until')}</dt>
          <dd>{formatMoment(expiresAt)}</dd>
        </dl>
        <output aria-label={t('slip.code')} className={styles['code']}>
          {code}
        </output>
        <ol className={styles['steps']}>
          <li>{t(`slip.steps.${purpose}`)}</li>
          <li>{t('slip.steps.type', { username: person.username })}</li>
          <li>{t('slip.steps.choose')}</li>
        </ol>
      </figure>
      <div className={styles['screen']}>
        <Note>{t('slip.once')}</Note>
      </div>
      <Stack direction="row" gap={2} wrap>
        <CopyButton label={t('recoveryCode.copy')} text={code} />
        <Button icon={Printer} onPress={() => window.print()}>
          {t('slip.print')}
        </Button>
      </Stack>
      <DialogButtons>
        <Button variant="primary" onPress={onDone}>
          {t('slip.done')}
        </Button>
      </DialogButtons>
    </Stack>
  );
}
