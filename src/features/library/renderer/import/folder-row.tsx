import { FolderX, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Icon } from '#ui/icon.tsx';
import { Text } from '#ui/text.tsx';
import styles from './import.module.css';

type FolderRowProps = { readonly name: string; readonly onRemove: () => void };

/** A folder that was dropped among the files: why it is not imported, and what to do instead. */
export function FolderRow({ name, onRemove }: FolderRowProps) {
  const { t } = useTranslation('library');
  return (
    <li className={styles['row']}>
      <div className={styles['rowHead']}>
        <span className={classNames(styles['icon'], styles['refused'])}>
          <Icon of={FolderX} />
        </span>
        <div className={styles['rowWords']} role="alert">
          <Text cut>{name}</Text>
          <Text look="small" tone="bad">
            {t('import.folder')}
          </Text>
        </div>
        <IconButton
          icon={X}
          size="small"
          label={t('import.item.remove', { file: name })}
          onPress={onRemove}
        />
      </div>
    </li>
  );
}
