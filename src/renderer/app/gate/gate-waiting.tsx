import { useTranslation } from 'react-i18next';
import { Failed } from '#renderer/lib/failed.tsx';
import { Door } from '#ui/door.tsx';
import { Loading, Skeleton } from '#ui/skeleton.tsx';

/** The store is opening. */
export function GateLoading() {
  const { t } = useTranslation('app');
  return (
    <Door title={t('gate.opening')}>
      <Loading>
        <Skeleton width="40%" />
        <Skeleton height="2.5rem" />
        <Skeleton width="40%" />
        <Skeleton height="2.5rem" />
      </Loading>
    </Door>
  );
}

/** The main process did not say whether the store is open, or who is here. */
export function GateFailed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('app');
  return (
    <Door title={t('gate.failed')} focusTitle>
      <Failed error={error} feature="app" onRetry={onRetry} />
    </Door>
  );
}
