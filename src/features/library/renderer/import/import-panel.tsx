import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '#ui/button.tsx';
import { FileDrop } from '#ui/file-drop.tsx';
import { Note } from '#ui/note.tsx';
import { Select } from '#ui/select.tsx';
import { formats, maxTextBytes } from '../../contract.ts';
import type { Categories } from '../category-filter.tsx';
import { fileSize } from '../file-size.ts';
import { categoryFault } from './check-draft.ts';
import { canEdit, isRunning, isUnfit, mostFiles } from './import-queue.ts';
import { FolderRow } from './folder-row.tsx';
import { ImportRow } from './import-row.tsx';
import { ImportStatus } from './import-status.tsx';
import styles from './import.module.css';
import { useImportQueue } from './shared-import-queue.ts';

type ImportPanelProps = { readonly categories: Categories; readonly onClose: () => void };

/** The drawer beside the list: choose files, say what they are, and follow each on its way into the library. */
export function ImportPanel({ categories, onClose }: ImportPanelProps) {
  const { t } = useTranslation('library');
  const [state, queue] = useImportQueue();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { items, folders, categoryForAll, asked, leftOut } = state;
  const ready = items.filter(({ state }) => state.kind === 'ready');
  const [unfit, fit] = [items.filter(isUnfit), items.filter((item) => !isUnfit(item))];
  const finished = items.filter(({ state: { kind } }) => kind === 'done' || kind === 'there');
  const canClear = !isRunning(state) && (finished.length > 0 || (unfit.length > 0 && ready.length === 0));
  const needsCategory =
    asked && categoryForAll === null && items.some((item) => canEdit(item) && item.ownCategoryId === null);
  return (
    <aside aria-labelledby="import-title" className={styles['panel']}>
      <div className={styles['head']}>
        <h2 id="import-title" ref={heading} tabIndex={-1} className={styles['title']} data-focus-start>
          {t('import.title')}
        </h2>
        <IconButton icon={X} size="small" label={t('import.close')} onPress={onClose} />
      </div>
      <FileDrop
        label={t('import.drop')}
        hint={t('import.hint', { size: fileSize(t, maxTextBytes) })}
        accept={formats.map((format) => `.${format}`)}
        allowsMultiple
        onFiles={(files) => queue.add(files)}
        onFolders={queue.addFolders}
      />
      {leftOut > 0 && (
        <Note kind="warn" role="alert">
          {t('import.leftOut', { count: leftOut, most: mostFiles })}
        </Note>
      )}
      {fit.some(canEdit) && (
        <Select
          label={t('import.categoryForAll')}
          choices={categories.map(({ id, name }) => ({ id, label: name }))}
          value={categoryForAll}
          onChange={queue.setCategoryForAll}
          error={needsCategory ? categoryFault(null) : undefined}
        />
      )}
      {items.length + folders.length > 0 && (
        <ol aria-label={t('import.files')} className={styles['rows']}>
          {folders.map((name) => (
            <FolderRow key={name} name={name} onRemove={() => queue.removeFolder(name)} />
          ))}
          {/* What cannot be imported says so first, where it is seen without scrolling. */}
          {[...unfit, ...fit].map((item) => (
            <ImportRow key={item.id} item={item} state={state} queue={queue} categories={categories} />
          ))}
        </ol>
      )}
      {items.length > 0 && (
        <div className={styles['foot']}>
          <ImportStatus state={state} needsCategory={needsCategory} />
          <div className={styles['buttons']}>
            {ready.length > 0 && (
              <Button variant="primary" onPress={() => queue.start()}>
                {t('import.start', { count: ready.length })}
              </Button>
            )}
            {isRunning(state) && <Button onPress={() => queue.cancelRest()}>{t('import.cancelRest')}</Button>}
            {canClear && (
              <Button variant="quiet" onPress={queue.clearFinished}>
                {t('import.clear')}
              </Button>
            )}
          </div>
        </div>
      )}
    </aside>
  );
}
