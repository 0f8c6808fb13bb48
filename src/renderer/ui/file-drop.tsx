import { TriangleAlert, Upload } from 'lucide-react';
import { DropZone, FileTrigger, Text, type DropItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './file-drop.module.css';
import { Icon } from './icon.tsx';

type FileDropProps = {
  readonly label: string;
  /** Which files fit: kinds and size. */
  readonly hint: string;
  /** File name endings with the dot: `.txt`. What is dropped may be anything, so the receiver checks again. */
  readonly accept: readonly string[];
  readonly onFiles: (files: File[]) => void;
  /** Folders that were dropped, by name: they cannot be taken, and whoever dropped them is told. */
  readonly onFolders?: (names: string[]) => void;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly allowsMultiple?: boolean;
};

/** A place to drop files on, to paste them into, and a button that opens the system's file dialog. */
export function FileDrop({
  label,
  hint,
  accept,
  onFiles,
  onFolders,
  error,
  isDisabled = false,
  allowsMultiple = false,
}: FileDropProps) {
  const { t } = useTranslation('ui');
  const receive = async (items: DropItem[]) => {
    const files = await Promise.all(
      items.filter((item) => item.kind === 'file').map((item) => item.getFile()),
    );
    const folders = items.filter((item) => item.kind === 'directory').map(({ name }) => name);
    if (folders.length > 0) onFolders?.(folders);
    if (files.length > 0) onFiles(allowsMultiple ? files : files.slice(0, 1));
  };
  return (
    <div>
      <DropZone
        isDisabled={isDisabled}
        getDropOperation={() => 'copy'}
        onDrop={(event) => void receive(event.items)}
        className={styles['zone'] ?? ''}
      >
        <Icon of={Upload} size={24} />
        <Text slot="label" className={styles['label'] ?? ''}>
          {label}
        </Text>
        <span className={styles['hint']}>{hint}</span>
        <FileTrigger
          acceptedFileTypes={[...accept]}
          allowsMultiple={allowsMultiple}
          onSelect={(list) => list !== null && list.length > 0 && onFiles([...list])}
        >
          <Button isDisabled={isDisabled}>{allowsMultiple ? t('file.chooseMany') : t('file.choose')}</Button>
        </FileTrigger>
      </DropZone>
      {error !== undefined && (
        <div role="alert" className={styles['error']}>
          <Icon of={TriangleAlert} size={16} />
          {error}
        </div>
      )}
    </div>
  );
}
