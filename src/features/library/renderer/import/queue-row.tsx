import { useMutation } from '@tanstack/react-query';
import {
  CircleCheck,
  CircleHelp,
  CircleMinus,
  CircleX,
  Clock,
  FileText,
  type LucideIcon,
  Pause,
  Play,
  RotateCcw,
  X,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { commands } from '#renderer/lib/api.ts';
import { wordsFor } from '#renderer/lib/i18n.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Picture } from '#renderer/lib/picture.tsx';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { formatPercent } from '#renderer/lib/format.ts';
import { Button, IconButton } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Icon } from '#ui/icon.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';
import type { library } from '../../contract.ts';
import { fileSize } from '../file-size.ts';
import { Notices } from '../notices.tsx';
import styles from './import.module.css';
import { Choice, CustomerDataChoice } from './queue-choice.tsx';

type Item = OutputOf<typeof library.queue>['items'][number];
type ItemProps = { readonly item: Item };

const drawings: Readonly<Record<Item['state'], LucideIcon>> = {
  waiting: Clock,
  paused: Pause,
  reading: FileText,
  indexing: FileText,
  choice: CircleHelp,
  failed: CircleX,
  done: CircleCheck,
  skipped: CircleMinus,
};

/** One file of the queue: how far it is, what came of it, and what can be done about it. */
export function QueueRow({ item }: ItemProps) {
  const { state, title, id, fileName } = item;
  return (
    <li className={styles['row']}>
      <div className={styles['rowHead']}>
        <span className={classNames(styles['icon'], styles[state])}>
          <Icon of={drawings[state]} />
        </span>
        <div className={styles['rowWords']}>
          <Text cut>{title}</Text>
          <Text look="small" tone="ink-3" cut>
            {fileName}
          </Text>
          <StateWords item={item} />
        </div>
        <RowButtons item={item} />
      </div>
      {state === 'choice' && item.customerData === null && <Choice itemId={id} fileName={fileName} />}
      {state === 'choice' && item.customerData !== null && (
        <CustomerDataChoice itemId={id} fileName={fileName} found={item.customerData} />
      )}
    </li>
  );
}

/** What can be done about one file. */
function RowButtons({ item: { id, state, fileName } }: ItemProps) {
  const { t } = useTranslation('library');
  const onError = useFailureToast('library');
  const pause = useMutation({ ...commands.library.pauseImport, onError });
  const resume = useMutation({ ...commands.library.resumeImport, onError });
  const retry = useMutation({ ...commands.library.retryImport, onError });
  const cancel = useMutation({ ...commands.library.cancelImport, onError });
  const isOver = state === 'done' || state === 'skipped';
  const isMoving = state === 'waiting' || state === 'reading' || state === 'indexing';
  return (
    <div className={styles['rowButtons']}>
      {state === 'failed' && (
        <Button size="small" icon={RotateCcw} onPress={() => retry.mutate({ itemId: id })}>
          {t('import.item.retry')}
        </Button>
      )}
      {isMoving && (
        <IconButton
          icon={Pause}
          size="small"
          label={t('queue.pause', { file: fileName })}
          onPress={() => pause.mutate({ itemId: id })}
        />
      )}
      {state === 'paused' && (
        <IconButton
          icon={Play}
          size="small"
          label={t('queue.resume', { file: fileName })}
          onPress={() => resume.mutate({ itemId: id })}
        />
      )}
      {!isOver && (
        <IconButton
          icon={X}
          size="small"
          label={t('queue.cancel', { file: fileName })}
          onPress={() => cancel.mutate({ itemId: id })}
        />
      )}
    </div>
  );
}

/** What became of a picture: it is there to be chosen, or was deleted since. */
function PictureWords({ pictureId }: Pick<Item, 'pictureId'>) {
  const { t } = useTranslation('library');
  return (
    <>
      <Text look="small" tone="ink-2">
        {t(pictureId === null ? 'queue.state.pictureGone' : 'queue.state.picture')}
      </Text>
      {pictureId !== null && (
        <Picture pictureId={pictureId} alt="" side={96} className={styles['picture']} fallback={null} />
      )}
    </>
  );
}

function StateWords({ item }: ItemProps) {
  const { t, i18n } = useTranslation('library');
  const { state, bytes, category, mine, progress, twin, customerData, failure, document } = item;
  const about = [category.name, fileSize(t, bytes), ...(mine ? [] : [t('queue.byOther')])].join(' · ');
  switch (state) {
    case 'done':
      if (item.kind === 'picture') return <PictureWords pictureId={item.pictureId} />;
      return document === null ? (
        <Text look="small" tone="ink-2">
          {t('queue.state.gone')}
        </Text>
      ) : (
        <>
          <Text look="small" tone="ink-2">
            {t('queue.state.done', { count: document.passages })}{' '}
            <TextLink href={paths.document(document.id)}>{t('import.item.open')}</TextLink>
          </Text>
          <Notices of={document} />
        </>
      );
    case 'choice':
      return customerData !== null ? (
        <Text look="small" tone="ink-2">
          {about}
        </Text>
      ) : (
        <Text look="small" tone="ink-2">
          {twin === null ? t('queue.twin.gone') : t(`queue.twin.${twin.by}`, { title: twin.title })}{' '}
          {twin !== null && (
            <TextLink href={paths.document(twin.documentId)}>{t('import.item.open')}</TextLink>
          )}
        </Text>
      );
    case 'failed':
      return (
        <Text look="small" tone="bad">
          {wordsFor(i18n, `library:queue.failed.${failure?.issue ?? ''}`) ??
            failure?.message ??
            t('queue.failed.unexpected')}
        </Text>
      );
    case 'indexing':
      return (
        <ProgressBar
          label={t('queue.state.indexing')}
          value={progress ?? 0}
          max={1}
          valueText={formatPercent(progress ?? 0)}
        />
      );
    default:
      return (
        <Text look="small" tone="ink-2">
          {t(`queue.state.${state}`)} · {about}
        </Text>
      );
  }
}
