import { useTranslation } from 'react-i18next';
import { PageHead } from '#ui/page-head.tsx';
import { MyDataSections } from './my-data-sections.tsx';

export function MyDataScreen() {
  const { t } = useTranslation('myData');
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <MyDataSections />
    </>
  );
}
