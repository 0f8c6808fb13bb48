import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/lib/paths.ts';
import { ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';

/** Nothing was looked for yet: what can be. */
export function SearchStart() {
  const { t } = useTranslation('library');
  return (
    <EmptyState
      title={t('search.start.title')}
      actions={
        <>
          <ButtonLink href={paths.library}>{t('search.start.library')}</ButtonLink>
          <ButtonLink variant="quiet" href={paths.ask()}>
            {t('search.start.ask')}
          </ButtonLink>
        </>
      }
    >
      {t('search.start.text')}
    </EmptyState>
  );
}
