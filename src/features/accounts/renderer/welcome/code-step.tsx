import { useTranslation } from 'react-i18next';
import type { CodeKind } from '#features/accounts/contract/fields.ts';
import { Door } from '#ui/door.tsx';
import { Segments } from '#ui/segments.tsx';
import { KeepCode } from '../codes/keep-code.tsx';
import styles from './code-step.module.css';

type CodeStepProps = {
  readonly kind: CodeKind;
  readonly code: string;
  readonly onDone: () => void;
};

/** Steps 2 and 3: the recovery code of the store that was just made, then that of the person who made it. */
export function CodeStep({ kind, code, onDone }: CodeStepProps) {
  const { t } = useTranslation('accounts');
  const at = kind === 'store' ? 2 : 3;
  return (
    <Door title={t(`recoveryCode.title.${kind}`)} lead={t(`welcome.code.${kind}.lead`)} focusTitle>
      <div className={styles['steps']}>
        <Segments done={at - 1} total={4} label={t('welcome.steps', { at })} />
      </div>
      <KeepCode kind={kind} code={code} onKept={onDone} />
    </Door>
  );
}
