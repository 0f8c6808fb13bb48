import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { FileText, Play } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { formatWhen } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { ButtonLink } from '#ui/button.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { Text } from '#ui/text.tsx';
import type { roleplay } from '../../contract.ts';
import { OtherLine, OwnLine } from '../session/line.tsx';
import styles from './transcript.module.css';

type TranscriptView = OutputOf<typeof roleplay.transcript>;
type TranscriptProps = {
  /** The turn that somebody was led to. */
  readonly turn: string | undefined;
};

/** What was said in a practice, as it was said. */
export function Transcript({ turn }: TranscriptProps) {
  const { sessionId = '' }: { readonly sessionId?: string } = useParams({ strict: false });
  const { t } = useTranslation('roleplay');
  const said = useQuery(queries.roleplay.transcript({ sessionId }));
  return (
    <>
      {said.data === undefined && <PageHead title={t('transcript.title')} />}
      <Answer
        of={said}
        feature="roleplay"
        loading={<SkeletonRows count={4} height="4rem" />}
        back={{ href: paths.today, label: t('transcript.toToday') }}
      >
        {(view) => <TranscriptOf view={view} turn={turn} />}
      </Answer>
    </>
  );
}

function TranscriptOf({ view, turn }: TranscriptProps & { readonly view: TranscriptView }) {
  const { t } = useTranslation(['roleplay', 'app']);
  const isOwn = useMe().id === view.trainee.id;
  const isOpen = view.status === 'active' || view.status === 'paused';
  const cited = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (turn !== undefined) cited.current?.scrollIntoView({ block: 'center' });
  }, [turn]);
  const what = {
    name: view.trainee.name,
    kind: t(`app:kind.${view.kind}`),
    difficulty: t(`app:difficulty.${view.difficulty}`),
    when: formatWhen(view.endedAt ?? view.startedAt),
  };
  const name = view.persona ?? t('session.coach');
  return (
    <>
      <PageHead
        title={view.title}
        windowTitle={`${view.title} · ${t('transcript.title')}`}
        crumbs={t('transcript.title')}
        lead={isOwn ? t('transcript.lead', what) : t('transcript.leadOf', what)}
        actions={
          <>
            {view.status === 'completed' && (
              <ButtonLink icon={FileText} href={paths.report(view.id)}>
                {t('transcript.report')}
              </ButtonLink>
            )}
            {isOwn && isOpen && (
              <ButtonLink icon={Play} href={paths.session(view.id)}>
                {t('transcript.goOn')}
              </ButtonLink>
            )}
          </>
        }
      />
      <ol aria-label={t('transcript.turns')} className={styles['turns']}>
        {view.turns.map(({ id, speaker, text, mood, feedback }) => (
          <li
            key={id}
            ref={id === turn ? cited : null}
            className={styles['turn']}
            {...(id === turn && { 'data-cited': true, 'aria-current': 'location' as const })}
          >
            {id === turn && (
              <Text look="small" tone="ink-2">
                {t('transcript.found')}
              </Text>
            )}
            {speaker === 'trainee' ? (
              <OwnLine
                sessionId={view.id}
                text={text}
                feedback={feedback}
                {...(!isOwn && { name: view.trainee.name })}
              />
            ) : (
              <OtherLine name={name} mood={mood} text={text} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
