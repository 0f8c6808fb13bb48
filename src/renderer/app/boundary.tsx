import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Door } from '#ui/door.tsx';
import { ErrorState } from '#ui/error-state.tsx';

type BoundaryProps = {
  /** `window`: nothing else is left to show. `area`: the frame around it still works. */
  readonly of: 'window' | 'area';
  /** Something else to show tries again: the address of a screen. */
  readonly resetBy?: string;
  readonly children: ReactNode;
};

/** Keeps a fault in one part of the window from taking the rest with it. */
export function Boundary({ of, resetBy = '', children }: BoundaryProps) {
  return (
    <ErrorBoundary FallbackComponent={of === 'window' ? WindowFault : AreaFault} resetKeys={[resetBy]}>
      {children}
    </ErrorBoundary>
  );
}

/** The kind of fault, without its message: that may hold somebody's words. */
const detailsOf = (error: unknown): string => (error instanceof Error ? error.name : 'Error');

function AreaFault({ error, resetErrorBoundary }: FallbackProps) {
  const { t } = useTranslation('app');
  return (
    <ErrorState title={t('crash.title')} details={detailsOf(error)} onRetry={resetErrorBoundary}>
      {t('crash.text')}
    </ErrorState>
  );
}

function WindowFault({ error }: FallbackProps) {
  const { t } = useTranslation('app');
  return (
    <Door title={t('crash.whole')} focusTitle>
      <ErrorState title={t('crash.title')} details={detailsOf(error)}>
        {t('crash.text')}
      </ErrorState>
      <Button variant="primary" size="large" onPress={() => window.location.reload()}>
        {t('crash.reload')}
      </Button>
    </Door>
  );
}
