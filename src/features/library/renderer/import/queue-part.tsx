import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { commands, queries } from '#renderer/lib/api.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Announcer } from '#ui/announcer.tsx';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { Pager } from '#ui/pager.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { Text } from '#ui/text.tsx';
import type { library } from '../../contract.ts';
import styles from './import.module.css';
import { ChoiceForAll, CustomerDataChoiceForAll } from './queue-choice.tsx';
import { QueueRow } from './queue-row.tsx';

type Listed = OutputOf<typeof library.queue>;
const pageSize = 50;

/** The import queue that the main process keeps: the same in every window, and after a restart. */
export function QueuePart() {
  const [page, setPage] = useState(1);
  const listed = useQuery({
    ...queries.library.queue({ page, pageSize }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answer of={listed} feature="library" loading={<SkeletonRows count={2} height="3rem" />}>
      {(queue) => queue.total > 0 && <QueueList queue={queue} onPage={setPage} />}
    </Answer>
  );
}

type QueueListProps = { readonly queue: Listed; readonly onPage: (page: number) => void };

function QueueList({ queue, onPage }: QueueListProps) {
  const { t, i18n } = useTranslation('library');
  const { summary, items, total } = queue;
  const over = summary.done + summary.skipped;
  const twins = summary.choice - summary.customerData;
  const isBusy = summary.waiting > 0;
  const parts = (['done', 'skipped', 'failed', 'choice', 'paused'] as const)
    .filter((part) => summary[part] > 0)
    .map((part) => t(`queue.summary.${part}`, { count: summary[part] }));
  const words = t('queue.summary.all', {
    count: total,
    parts: new Intl.ListFormat(i18n.language, { type: 'unit' }).format(parts),
  });
  const isStill = summary.isPaused || summary.halt !== null;
  return (
    <section aria-labelledby="queue-title" className={styles['queue']}>
      <h3 id="queue-title" className={styles['title']}>
        {t('queue.title')}
      </h3>
      {summary.fromBefore > 0 && <Note>{t('queue.fromBefore', { count: summary.fromBefore })}</Note>}
      {summary.halt !== null && (
        <Note kind="warn" role="alert">
          {t(`queue.halt.${summary.halt}`)}
        </Note>
      )}
      {isBusy ? (
        <div>
          <ProgressBar
            label={summary.isPaused ? t('queue.paused') : t('queue.progress')}
            value={over}
            max={total}
            valueText={t('import.progressValue', { done: over, total })}
          />
          {!isStill && (
            <Text look="small" tone="ink-2">
              {t('queue.keepWorking')}
            </Text>
          )}
        </div>
      ) : (
        <Text look="strong">{words}</Text>
      )}
      <Announcer text={isBusy ? '' : words} />
      <QueueButtons summary={summary} />
      {twins > 1 && <ChoiceForAll count={twins} />}
      {summary.customerData > 1 && <CustomerDataChoiceForAll count={summary.customerData} />}
      <ol aria-label={t('queue.files')} className={styles['rows']}>
        {items.map((item) => (
          <QueueRow key={item.id} item={item} />
        ))}
      </ol>
      {queue.totalPages > 1 && <Pager of={queue} onPage={onPage} />}
    </section>
  );
}

/** What steers all of the queue. */
function QueueButtons({ summary }: Pick<Listed, 'summary'>) {
  const { t } = useTranslation('library');
  const onError = useFailureToast('library');
  const pause = useMutation({ ...commands.library.pauseImport, onError });
  const resume = useMutation({ ...commands.library.resumeImport, onError });
  const retry = useMutation({ ...commands.library.retryImport, onError });
  const cancel = useMutation({ ...commands.library.cancelImport, onError });
  const clear = useMutation({ ...commands.library.clearImported, onError });
  const isOpen = summary.waiting + summary.choice + summary.paused > 0;
  return (
    <div className={styles['buttons']}>
      {summary.waiting > 1 && !summary.isPaused && (
        <Button size="small" onPress={() => pause.mutate({})}>
          {t('queue.pauseAll')}
        </Button>
      )}
      {(summary.isPaused || summary.paused > 1) && (
        <Button size="small" variant="primary" onPress={() => resume.mutate({})}>
          {t('queue.resumeAll')}
        </Button>
      )}
      {summary.failed > 1 && (
        <Button size="small" onPress={() => retry.mutate({})}>
          {t('queue.retryAll')}
        </Button>
      )}
      {isOpen && (
        <Button size="small" variant="quiet" onPress={() => cancel.mutate({})}>
          {t('queue.cancelAll')}
        </Button>
      )}
      {summary.done + summary.skipped > 0 && (
        <Button size="small" variant="quiet" onPress={() => clear.mutate({})}>
          {t('queue.clear')}
        </Button>
      )}
    </div>
  );
}
