import { Printer } from 'lucide-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeKind } from '#features/accounts/contract/fields.ts';
import { commands } from '#renderer/lib/api.ts';
import { useShownOnce } from '#renderer/lib/shown-once.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/text-field.tsx';
import styles from './keep-code.module.css';
import { lastGroup, sameGroup } from './recovery-code.ts';

type KeepCodeProps = {
  readonly kind: CodeKind;
  readonly code: string;
  readonly onKept: () => void;
};

/**
 * A recovery code, shown once. Its last group is typed again before `onKept` is called; until then closing the window
 * asks first, because nothing can show this code a second time.
 */
export function KeepCode({ kind, code, onKept }: KeepCodeProps) {
  const { t } = useTranslation('accounts');
  useShownOnce();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const object = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', object);
    return () => window.removeEventListener('beforeunload', object);
  }, []);
  // Where it cannot be noted, the reminder comes, which says the same.
  const note = useMutation(commands.accounts.keptCode);
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (!sameGroup(typed, lastGroup(code))) return setRefused(true);
    note.mutate({ kind });
    onKept();
  };
  return (
    <Stack>
      <figure className={styles['sheet']}>
        <figcaption className={styles['printed']}>{t(`recoveryCode.sheet.${kind}`)}</figcaption>
        <output aria-label={t(`recoveryCode.label.${kind}`)} className={styles['code']}>
          {code}
        </output>
      </figure>
      <Stack direction="row" gap={2} wrap>
        <CopyButton label={t('recoveryCode.copy')} text={code} />
        <Button icon={Printer} onPress={() => window.print()}>
          {t('recoveryCode.print')}
        </Button>
      </Stack>
      <form onSubmit={confirm} noValidate className={styles['screen']}>
        <Stack>
          <TextField
            size="large"
            label={t('recoveryCode.confirm')}
            help={t('recoveryCode.confirmHelp')}
            error={refused ? t('recoveryCode.mismatch') : undefined}
            value={typed}
            onChange={(text) => {
              setTyped(text);
              setRefused(false);
            }}
            autoComplete="off"
            spellCheck="false"
          />
          <Button type="submit" variant="primary" size="large">
            {t('recoveryCode.action')}
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}
