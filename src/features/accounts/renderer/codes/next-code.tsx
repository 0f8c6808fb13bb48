import { useTranslation } from 'react-i18next';
import { Door } from '#ui/door.tsx';
import { KeepCode } from './keep-code.tsx';

/** Somebody came in by their recovery code and has a password again: the code that takes its place. */
export function NextCode({ code, onKept }: { readonly code: string; readonly onKept: () => void }) {
  const { t } = useTranslation('accounts');
  return (
    <Door title={t('nextCode.title')} lead={t('nextCode.lead')} focusTitle>
      <KeepCode kind="personal" code={code} onKept={onKept} />
    </Door>
  );
}
