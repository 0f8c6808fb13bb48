import { useTranslation } from 'react-i18next';
import { useWait } from '#renderer/lib/use-wait.ts';
import { WaitNote } from '#renderer/lib/wait-note.tsx';
import { clockText } from '#ui/countdown.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Text } from '#ui/text.tsx';
import { isComplete } from './check-draft.ts';
import { categoryOf, isRunning, type Sending } from './sending-queue.ts';

type SendingStatusProps = {
  readonly state: Sending;
  /** Import was pressed before a category was chosen. */
  readonly needsCategory: boolean;
};

/** How far the chosen files are on their way into the queue, what they wait for, and what is missing. */
export function SendingStatus({ state, needsCategory }: SendingStatusProps) {
  const { t } = useTranslation('library');
  const { items, halt, asked, sent } = state;
  const limit = halt?.kind === 'limit' ? halt.failure : null;
  const wait = useWait(limit);
  const coming = items.filter(({ state: { kind } }) => kind === 'waiting' || kind === 'sending').length;
  const incomplete = items.filter(
    (item) =>
      item.state.kind === 'ready' &&
      !isComplete({ file: item.file, title: item.title, categoryId: categoryOf(state, item) }),
  ).length;
  return (
    <>
      {isRunning(state) && (
        <div>
          <ProgressBar
            label={t('import.sending')}
            value={sent}
            max={sent + coming}
            valueText={t('import.progressValue', { done: sent, total: sent + coming })}
          />
          <Text look="small" tone="ink-2">
            {t('import.keepOpen')}
          </Text>
        </div>
      )}
      {limit !== null && (
        <WaitNote title={t('import.limit')} left={t('import.limitLeft', { time: clockText(wait) })} />
      )}
      {asked && incomplete > 0 && (
        <div role="alert">
          <Text look="small" tone="bad">
            {needsCategory ? t('import.needsCategory') : t('import.incomplete', { count: incomplete })}
          </Text>
        </div>
      )}
    </>
  );
}
