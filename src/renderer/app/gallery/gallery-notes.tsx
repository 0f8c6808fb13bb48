import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/lib/paths.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Note } from '#ui/note.tsx';
import { Loading, Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';

export function GalleryNotes() {
  const { t } = useTranslation('gallery');
  return (
    <Card title={t('notes.title')}>
      <Stack>
        <Note>{t('notes.info')}</Note>
        <Note kind="ok" title={t('notes.okTitle')}>
          {t('notes.ok')}
        </Note>
        <Note kind="warn">{t('notes.warn')}</Note>
        <Note kind="bad">{t('notes.bad')}</Note>
        <ErrorState title={t('notes.errorTitle')} details={t('notes.errorDetails')} onRetry={() => {}}>
          {t('notes.error')}
        </ErrorState>
        <ErrorState
          title={t('notes.goneTitle')}
          details={t('notes.goneDetails')}
          back={{ href: paths.reports, label: t('notes.goneBack') }}
        >
          {t('notes.gone')}
        </ErrorState>
        <Disclosure summary={t('notes.summary')}>{t('notes.details')}</Disclosure>
        <EmptyState
          headingLevel="h3"
          title={t('notes.emptyTitle')}
          actions={
            <>
              <Button variant="primary">{t('notes.emptyAdd')}</Button>
              <Button variant="quiet">{t('notes.emptySample')}</Button>
            </>
          }
        >
          {t('notes.empty')}
        </EmptyState>
        <Text look="small" tone="ink-2">
          {t('notes.loading')}
        </Text>
        <Loading>
          <Skeleton width="60%" />
          <Skeleton width="40%" />
          <Skeleton width="5rem" height="2.25rem" />
        </Loading>
      </Stack>
    </Card>
  );
}
