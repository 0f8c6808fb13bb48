import { CircleX, Clock, FileText, type LucideIcon, RotateCcw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { OperationError } from '#contract/errors.ts';
import { failureWords } from '#renderer/lib/failure.ts';
import { Button, IconButton } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Icon } from '#ui/icon.tsx';
import { Select } from '#ui/select.tsx';
import { Text } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Categories } from '../category-filter.tsx';
import { fileSize } from '../file-size.ts';
import { mostBytes, titleFault } from './check-draft.ts';
import { canEdit, type Draft, type Sending, type SendingQueue, type SendingState } from './sending-queue.ts';
import styles from './import.module.css';

type DraftRowProps = {
  readonly item: Draft;
  readonly state: Sending;
  readonly queue: SendingQueue;
  readonly categories: Categories;
};

const drawings: Readonly<Record<SendingState['kind'], LucideIcon>> = {
  unfit: CircleX,
  ready: FileText,
  waiting: Clock,
  sending: Clock,
  refused: CircleX,
};

/** A file that was chosen: what it is, what it is to be called, and what can be done about it. */
export function DraftRow({ item, state, queue, categories }: DraftRowProps) {
  const { t } = useTranslation('library');
  const { id, file } = item;
  const { kind } = item.state;
  return (
    <li className={styles['row']}>
      <div className={styles['rowHead']}>
        <span className={classNames(styles['icon'], styles[kind])}>
          <Icon of={drawings[kind]} />
        </span>
        <div className={styles['rowWords']}>
          <Text cut>{file.name}</Text>
          <StateWords item={item} />
        </div>
        {kind === 'refused' && (
          <Button size="small" icon={RotateCcw} onPress={() => queue.retry(id)}>
            {t('import.item.retry')}
          </Button>
        )}
        {kind !== 'waiting' && kind !== 'sending' && (
          <IconButton
            icon={X}
            size="small"
            label={t('import.item.remove', { file: file.name })}
            onPress={() => queue.remove(id)}
          />
        )}
      </div>
      {canEdit(item) && <DraftFields item={item} state={state} queue={queue} categories={categories} />}
    </li>
  );
}

function StateWords({ item }: { readonly item: Draft }) {
  const { t, i18n } = useTranslation('library');
  const { file, state } = item;
  const size = fileSize(t, file.size);
  switch (state.kind) {
    case 'unfit':
      return (
        <Text look="small" tone="bad">
          {t(`import.unfit.${state.reason}`, { size: fileSize(t, mostBytes(file.name)) })}
        </Text>
      );
    case 'refused': {
      const { fields } = new OperationError(state.failure);
      const { title, text } = failureWords(i18n, state.failure, 'library');
      const words = fields.length > 0 ? fields.map(({ message }) => message) : [`${title}. ${text}`];
      return (
        <div role="alert">
          {words.map((sentence) => (
            <Text key={sentence} look="small" tone="bad">
              {sentence}
            </Text>
          ))}
        </div>
      );
    }
    default:
      return (
        <Text look="small" tone="ink-2">
          {t(`import.state.${state.kind}`, { size })}
        </Text>
      );
  }
}

const forAll = 'for-all';

function DraftFields({ item, state, queue, categories }: DraftRowProps) {
  const { t } = useTranslation('library');
  const { id, file, title, ownCategoryId, preview } = item;
  return (
    <>
      <TextField
        label={t('import.item.title')}
        value={title}
        onChange={(next) => queue.setTitle(id, next)}
        maxLength={200}
        error={state.asked ? titleFault(title) : undefined}
      />
      {preview?.kind === 'not_text' && (
        <Text look="small" tone="warn">
          {t('import.item.notText')}
        </Text>
      )}
      {preview?.kind === 'packed' && (
        <Text look="small" tone="ink-2">
          {t('import.item.packed')}
        </Text>
      )}
      {preview?.kind === 'picture' && (
        <Text look="small" tone="ink-2">
          {t('import.item.picture')}
        </Text>
      )}
      {preview?.kind === 'unreadable' && (
        <Text look="small" tone="warn">
          {t('import.item.unreadable')}
        </Text>
      )}
      <details className={styles['more']}>
        <summary>{t('import.item.more')}</summary>
        <div className={styles['moreBody']}>
          <Select
            label={t('import.item.category')}
            choices={[
              { id: forAll, label: t('import.item.sameForAll') },
              ...categories.map((category) => ({ id: category.id, label: category.name })),
            ]}
            value={ownCategoryId ?? forAll}
            onChange={(next) => queue.setCategory(id, next === forAll ? null : next)}
          />
          {preview?.kind === 'lines' && (
            <figure aria-label={t('import.item.preview', { file: file.name })} className={styles['preview']}>
              {preview.lines.length === 0
                ? t('import.item.noWords')
                : preview.lines.map((line, at) => (
                    <span key={at} dir="auto">
                      {line}
                    </span>
                  ))}
            </figure>
          )}
        </div>
      </details>
    </>
  );
}
