import { useTranslation } from 'react-i18next';
import { PageHead } from '#ui/page-head.tsx';
export function Gallery() {
  const { t } = useTranslation('app');
  return <PageHead title={t('gallery.title')} lead={t('gallery.lead')} />;
}
