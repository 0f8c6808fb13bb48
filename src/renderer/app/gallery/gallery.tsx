import { useTranslation } from 'react-i18next';
import { PageHead } from '#ui/page-head.tsx';
import styles from './gallery.module.css';
import { GalleryButtons } from './gallery-buttons.tsx';
import { GalleryCharts } from './gallery-charts.tsx';
import { GalleryChoices } from './gallery-choices.tsx';
import { GalleryColour } from './gallery-colour.tsx';
import { GalleryFields } from './gallery-fields.tsx';
import { GalleryNotes } from './gallery-notes.tsx';
import { GalleryOverlays } from './gallery-overlays.tsx';
import { GalleryProgress } from './gallery-progress.tsx';
import { GalleryStates } from './gallery-states.tsx';
import { GalleryTable } from './gallery-table.tsx';
import { GalleryType } from './gallery-type.tsx';

/** Every part of the kit once. Where people build screens, this is the shelf; where they change the kit, the check. */
export function Gallery() {
  const { t } = useTranslation('gallery');
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <div className={styles['grid']}>
        <GalleryColour />
        <GalleryType />
        <GalleryButtons />
        <GalleryFields />
        <GalleryChoices />
        <GalleryStates />
        <GalleryProgress />
        <GalleryTable />
        <GalleryOverlays />
        <GalleryNotes />
        <GalleryCharts />
      </div>
    </>
  );
}
