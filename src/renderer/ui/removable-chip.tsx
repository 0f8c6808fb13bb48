import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Heard } from './heard.tsx';
import { Icon } from './icon.tsx';
import styles from './toggle-row.module.css';

type RemovableChipProps = { readonly children: string; readonly onRemove: () => void };

/** A filter that came from elsewhere and is on: a press takes it away. */
export function RemovableChip({ children, onRemove }: RemovableChipProps) {
  const { t } = useTranslation('ui');
  return (
    <Button className={styles['chip'] ?? ''} onPress={onRemove}>
      <Heard>{t('chip.remove')}</Heard>
      <span className={styles['words']}>{children}</span>
      <Icon of={X} size={16} />
    </Button>
  );
}
