import { useTranslation } from 'react-i18next';
import { useWait } from '#renderer/lib/use-wait.ts';
import { WaitNote } from '#renderer/lib/wait-note.tsx';
import { Announcer } from '#ui/announcer.tsx';
import { clockText } from '#ui/countdown.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Text } from '#ui/text.tsx';
import { categoryOf, isRunning, type Queue, type QueueItem } from './import-queue.ts';
import { isComplete } from './check-draft.ts';

type ImportStatusProps = {
  readonly state: Queue;
  /** Import was pressed before a category was chosen. */
  readonly needsCategory: boolean;
};

/** How the queue stands as a whole: how far it is, what it waits for, what is missing, what came of it. */
export function ImportStatus({ state, needsCategory }: ImportStatusProps) {
  const { t, i18n } = useTranslation('library');
  const { items, folders, halt, asked } = state;
  const limit = halt?.kind === 'limit' ? halt.failure : null;
  const wait = useWait(limit);
  const count = (...kinds: readonly QueueItem['state']['kind'][]) =>
    items.filter(({ state: { kind } }) => kinds.includes(kind)).length;
  const done = count('done', 'there', 'refused');
  const total = done + count('waiting', 'importing');
  const running = isRunning(state);
  const incomplete = items.filter(
    (item) =>
      item.state.kind === 'ready' &&
      !isComplete({ file: item.file, title: item.title, categoryId: categoryOf(state, item) }),
  ).length;
  // Every file that was chosen is in exactly one of these figures.
  const figures = {
    done: count('done'),
    there: count('there'),
    refused: count('refused', 'unfit') + folders.length,
    ready: count('ready'),
  };
  const parts = (['done', 'there', 'refused', 'ready'] as const)
    .filter((part) => figures[part] > 0)
    .map((part) => t(`import.summary.${part}`, { count: figures[part] }));
  const summary =
    done > 0 && !running
      ? t('import.summary.all', {
          count: items.length + folders.length,
          parts: new Intl.ListFormat(i18n.language, { type: 'unit' }).format(parts),
        })
      : '';
  return (
    <>
      {running && (
        <div>
          <ProgressBar
            label={t('import.progress')}
            value={done}
            max={total}
            valueText={t('import.progressValue', { done, total })}
          />
          <Text look="small" tone="ink-2">
            {t('import.keepWorking')}
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
      {summary !== '' && <Text look="strong">{summary}</Text>}
      <Announcer text={summary} />
    </>
  );
}
