import { useTranslation } from 'react-i18next';
import { Card } from '#ui/card.tsx';
import styles from './gallery.module.css';

const tokens = [
  'canvas',
  'surface',
  'sunken',
  'raised',
  'ink',
  'ink-2',
  'ink-3',
  'control',
  'line',
  'primary',
  'soft',
  'ok',
  'warn',
  'bad',
  'info',
  'now',
  'focus',
  'series-1',
  'series-2',
  'series-3',
  'series-4',
] as const;

export function GalleryColour() {
  const { t } = useTranslation('gallery');
  return (
    <Card title={t('colour.title')}>
      <ul className={styles['swatches']}>
        {tokens.map((token) => (
          <li key={token}>
            <span className={styles['swatch']} style={{ '--swatch': `var(--${token})` }} />
            {t(`colour.${token}`)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
