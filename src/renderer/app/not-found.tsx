import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/lib/paths.ts';
import { ButtonLink } from '#ui/button.tsx';
import { PageHead } from '#ui/page-head.tsx';

export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <>
      <PageHead title={t('notFound.title')} lead={t('notFound.text')} />
      <ButtonLink variant="primary" href={paths.today}>
        {t('notFound.action')}
      </ButtonLink>
    </>
  );
}
