import { ConciergeBell, PanelRight, Pause } from 'lucide-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Badge } from '#ui/badge.tsx';
import { Button, IconButton } from '#ui/button.tsx';
import { Segments } from '#ui/segments.tsx';
import { Text } from '#ui/text.tsx';
import { EndSession } from './end-session.tsx';
import type { SessionView } from './exchange.ts';
import { SessionClock } from './session-clock.tsx';
import styles from './session-head.module.css';

type SessionHeadProps = {
  readonly session: SessionView;
  readonly asOf: number;
  readonly hasDraft: boolean;
  readonly onDetails: () => void;
};

/** What is practised, who answers, how far it is, how long it still goes, and the ways out. */
export function SessionHead({ session, asOf, hasDraft, onDetails }: SessionHeadProps) {
  const { t } = useTranslation(['roleplay', 'app']);
  const [ending, setEnding] = useState(false);
  const pause = useMutation({
    ...commands.roleplay.pause,
    onError: useFailureToast('roleplay'),
  });
  useEffect(() => {
    document.title = `${session.title} · Drillroom`;
  }, [session.title]);

  const { id: sessionId, kind, difficulty, progress, status } = session;
  const { done, total } = progress;
  const isOpen = status === 'active' || status === 'paused';
  return (
    <div className={styles['head']}>
      <div className={styles['words']}>
        <h1 className={styles['title']}>{session.title}</h1>
        <Text look="small" tone="ink-2">
          {t('session.kindLine', {
            kind: t(`app:kind.${kind}`),
            difficulty: t(`app:difficulty.${difficulty}`),
          })}
        </Text>
      </div>
      <div className={styles['actions']}>
        <span className={styles['wide']}>
          <Badge kind="line" icon={ConciergeBell}>
            {t('session.engine')}
          </Badge>
        </span>
        <span className={styles['time']}>
          <SessionClock session={session} asOf={asOf} />
        </span>
        <span className={styles['narrow']}>
          <IconButton
            variant="secondary"
            icon={PanelRight}
            label={t('session.details')}
            onPress={onDetails}
          />
        </span>
        {status === 'active' && (
          <IconButton
            variant="secondary"
            icon={Pause}
            label={pause.isPending ? t('session.pausing') : t('session.pause')}
            isPending={pause.isPending}
            onPress={() => pause.mutate({ sessionId })}
          />
        )}
        {isOpen && (
          <Button onPress={() => setEnding(true)}>
            <span className={styles['roomy']}>{t('session.end')}</span>
            <span className={styles['tight']}>{t('session.endShort')}</span>
          </Button>
        )}
      </div>
      <div className={styles['progress']}>
        <div className={styles['segments']}>
          <Segments
            done={done}
            total={total}
            showNow={isOpen}
            label={t('session.segments', { done, total })}
          />
        </div>
        <Text look="small" tone="ink-2" figures>
          {done < total
            ? t(`session.at_${kind}`, { at: done + 1, total })
            : t(`session.all_${kind}`, { total })}
        </Text>
        <span className={styles['narrow']}>
          <Badge kind="line" icon={ConciergeBell}>
            {t('session.engine')}
          </Badge>
        </span>
      </div>
      <EndSession session={session} hasDraft={hasDraft} isOpen={ending} onClose={() => setEnding(false)} />
    </div>
  );
}
