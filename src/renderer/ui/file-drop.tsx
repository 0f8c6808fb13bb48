import { TriangleAlert, Upload } from 'lucide-react';
import { DropZone, FileTrigger, Text, type DropItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { chosenFolder, droppedFiles, type Given } from './dropped-files.ts';
import styles from './file-drop.module.css';
import { Icon } from './icon.tsx';

type FileDropProps = {
  readonly label: string;
  /** Which files fit: kinds and size. */
  readonly hint: string;
  /** File name endings with the dot: `.txt`. What is dropped may be anything, so the receiver checks again. */
  readonly accept: readonly string[];
  readonly onFiles: (given: Given) => void;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  /** Several files, and folders with the files in them. */
  readonly allowsMultiple?: boolean;
};

/** A place to drop files and folders on, to paste them into, and a button that opens the system's file dialog. */
export function FileDrop({
  label,
  hint,
  accept,
  onFiles,
  error,
  isDisabled = false,
  allowsMultiple = false,
}: FileDropProps) {
  const { t } = useTranslation('ui');
  const give = (given: Given) => {
    if (given.files.length + given.otherFiles === 0) return;
    onFiles(allowsMultiple ? given : { files: given.files.slice(0, 1), otherFiles: 0 });
  };
  const receive = async (items: DropItem[]) => give(await droppedFiles(items, accept));
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
        <span className={styles['buttons']}>
          <FileTrigger
            acceptedFileTypes={[...accept]}
            allowsMultiple={allowsMultiple}
            onSelect={(list) => give({ files: [...(list ?? [])], otherFiles: 0 })}
          >
            <Button isDisabled={isDisabled}>
              {allowsMultiple ? t('file.chooseMany') : t('file.choose')}
            </Button>
          </FileTrigger>
          {allowsMultiple && (
            <FileTrigger acceptDirectory onSelect={(list) => give(chosenFolder([...(list ?? [])], accept))}>
              <Button variant="quiet" isDisabled={isDisabled}>
                {t('file.chooseFolder')}
              </Button>
            </FileTrigger>
          )}
        </span>
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
