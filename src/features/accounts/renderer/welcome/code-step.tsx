import { useTranslation } from 'react-i18next';
import { Door } from '#ui/door.tsx';
import { Segments } from '#ui/segments.tsx';
import { KeepCode } from '../keep-code.tsx';
import styles from './code-step.module.css';

/** Step 2: the recovery code of the store that was just made. */
export function CodeStep({ code, onDone }: { readonly code: string; readonly onDone: () => void }) {
  const { t } = useTranslation('accounts');
  return (
    <Door title={t('recoveryCode.title')} lead={t('welcome.code.lead')} focusTitle>
      <div className={styles['steps']}>
        <Segments done={1} total={3} label={t('welcome.steps', { at: 2 })} />
      </div>
      <KeepCode code={code} onKept={onDone} />
    </Door>
  );
}
