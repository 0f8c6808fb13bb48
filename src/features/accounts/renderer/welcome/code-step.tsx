import { Printer } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Door } from '#ui/door.tsx';
import { Segments } from '#ui/segments.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/text-field.tsx';
import { lastGroup, sameGroup } from '../recovery-code.ts';
import styles from './code-step.module.css';

/** Step 2: the recovery code, shown once. Its last group is typed again before the way on opens. */
export function CodeStep({ code, onDone }: { readonly code: string; readonly onDone: () => void }) {
  const { t } = useTranslation('accounts');
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (sameGroup(typed, lastGroup(code))) onDone();
    else setRefused(true);
  };
  return (
    <Door title={t('welcome.code.title')} lead={t('welcome.code.lead')} focusTitle>
      <div className={styles['screen']}>
        <Segments done={1} total={3} label={t('welcome.steps', { at: 2 })} />
      </div>
      <figure className={styles['sheet']}>
        <figcaption className={styles['printed']}>{t('welcome.code.sheet')}</figcaption>
        <output aria-label={t('welcome.code.label')} className={styles['code']}>
          {code}
        </output>
      </figure>
      <Stack direction="row" gap={2} wrap>
        <CopyButton label={t('welcome.code.copy')} text={code} />
        <Button icon={Printer} onPress={() => window.print()}>
          {t('welcome.code.print')}
        </Button>
      </Stack>
      <form onSubmit={confirm} noValidate className={styles['screen']}>
        <Stack>
          <TextField
            size="large"
            label={t('welcome.code.confirm')}
            help={t('welcome.code.confirmHelp')}
            error={refused ? t('welcome.code.mismatch') : undefined}
            value={typed}
            onChange={(text) => {
              setTyped(text);
              setRefused(false);
            }}
            autoComplete="off"
            spellCheck="false"
          />
          <Button type="submit" variant="primary" size="large">
            {t('welcome.code.action')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
