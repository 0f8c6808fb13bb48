import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Announcer } from '#ui/announcer.tsx';
import { clockText } from '#ui/countdown.tsx';
import { Note } from '#ui/note.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Text } from '#ui/text.tsx';
import { categoryOf, isRunning, type Queue, type QueueItem } from './import-queue.ts';
import { isComplete, unfitOf } from './check-draft.ts';

/** How the queue stands as a whole: how far it is, what it waits for, what is missing, what came of it. */
export function ImportStatus({ state }: { readonly state: Queue }) {
  const { t } = useTranslation('library');
  const { items, halt, asked } = state;
  const limit = halt?.kind === 'limit' ? halt.failure : null;
  const wait = useWait(limit);
  const count = (kind: QueueItem['state']['kind']) => items.filter((item) => item.state.kind === kind).length;
  const done = count('done') + count('there') + count('refused');
  const total = done + count('waiting') + count('importing');
  const running = isRunning(state);
  const incomplete = items.filter(
    (item) =>
      item.state.kind === 'ready' &&
      unfitOf(item.file) === null &&
      !isComplete({ file: item.file, title: item.title, categoryId: categoryOf(state, item) }),
  ).length;
  const summary =
    done > 0 && !running
      ? t('import.summary', { done: count('done'), there: count('there'), refused: count('refused') })
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
        <Note kind="warn" icon={Clock}>
          {/* The clock ticks outside of what is read aloud. */}
          <div role="alert">{t('import.limit')}</div>
          <div role="timer">{t('import.limitLeft', { time: clockText(wait) })}</div>
        </Note>
      )}
      {asked && incomplete > 0 && (
        <Note kind="warn" role="alert">
          {t('import.incomplete', { count: incomplete })}
        </Note>
      )}
      {summary !== '' && <Text tone="ink-2">{summary}</Text>}
      <Announcer text={summary} />
    </>
  );
}
