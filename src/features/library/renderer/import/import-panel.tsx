import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '#ui/button.tsx';
import { FileDrop } from '#ui/file-drop.tsx';
import { Note } from '#ui/note.tsx';
import { Select } from '#ui/select.tsx';
import { formats, maxTextBytes, pictureEndings } from '../../contract/shapes.ts';
import type { Categories } from '../category-filter.tsx';
import { fileSize } from '../file-size.ts';
import { categoryFault } from './check-draft.ts';
import { DraftRow } from './draft-row.tsx';
import styles from './import.module.css';
import { QueuePart } from './queue-part.tsx';
import { canEdit, isRunning, isUnfit, mostFiles } from './sending-queue.ts';
import { SendingStatus } from './sending-status.tsx';
import { useSendingQueue } from './shared-sending-queue.ts';

type ImportPanelProps = { readonly categories: Categories; readonly onClose: () => void };

/** The drawer beside the list: choose files, say what they are, and follow each on its way into the library. */
export function ImportPanel({ categories, onClose }: ImportPanelProps) {
  const { t } = useTranslation('library');
  const [state, queue] = useSendingQueue();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { items, categoryForAll, asked, leftOut, otherFiles } = state;
  const ready = items.filter(({ state }) => state.kind === 'ready');
  const [unfit, fit] = [items.filter(isUnfit), items.filter((item) => !isUnfit(item))];
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
        accept={[...formats, ...pictureEndings].map((ending) => `.${ending}`)}
        allowsMultiple
        onFiles={(given) => queue.add(given)}
      />
      {leftOut > 0 && (
        <Note kind="warn" role="alert">
          {t('import.leftOut', { count: leftOut, most: mostFiles })}
        </Note>
      )}
      {otherFiles > 0 && <Note role="alert">{t('import.otherFiles', { count: otherFiles })}</Note>}
      {fit.some(canEdit) && (
        <Select
          label={t('import.categoryForAll')}
          choices={categories.map(({ id, name }) => ({ id, label: name }))}
          value={categoryForAll}
          onChange={queue.setCategoryForAll}
          error={needsCategory ? categoryFault(null) : undefined}
        />
      )}
      {items.length > 0 && (
        <ol aria-label={t('import.files')} className={styles['rows']}>
          {/* What cannot be imported says so first, where it is seen without scrolling. */}
          {[...unfit, ...fit].map((item) => (
            <DraftRow key={item.id} item={item} state={state} queue={queue} categories={categories} />
          ))}
        </ol>
      )}
      {items.length > 0 && (
        <div className={styles['foot']}>
          <SendingStatus state={state} needsCategory={needsCategory} />
          <div className={styles['buttons']}>
            {ready.length > 0 && (
              <Button variant="primary" onPress={() => queue.start()}>
                {t('import.start', { count: ready.length })}
              </Button>
            )}
            {isRunning(state) && <Button onPress={() => queue.cancelRest()}>{t('import.cancelRest')}</Button>}
            {!isRunning(state) && unfit.length > 0 && (
              <Button variant="quiet" onPress={queue.clearUnfit}>
                {t('import.clearUnfit')}
              </Button>
            )}
          </div>
        </div>
      )}
      <QueuePart />
    </aside>
  );
}
