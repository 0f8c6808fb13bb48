import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/lib/draft.ts';
import { Announcer } from '#ui/announcer.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { WorkScreen } from '#ui/work-screen.tsx';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import type { SessionView } from './exchange.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { Paused } from './paused.tsx';
import { SessionHead } from './session-head.tsx';
import { SessionOver } from './session-over.tsx';
import { SessionSide } from './session-side.tsx';
import { Unanswered } from './unanswered.tsx';
import { useFollowEnd } from './use-follow-end.ts';
import { useHints } from './use-hints.ts';
import { useSay } from './use-say.ts';
import { useSpokenAnswer } from './use-spoken-answer.ts';

type RunningSessionProps = {
  readonly session: SessionView;
  /** Time stamp of `session`: its clock runs on from there. */
  readonly asOf: number;
};

/** Below this width the side panel has no room and opens as a dialog. */
const sideNeeds = '(max-width: 960px)';

/** A session in whatever state it is: what was said stays in sight in each of them. */
export function RunningSession({ session, asOf }: RunningSessionProps) {
  const { t } = useTranslation('roleplay');
  const [draft, write] = useDraft(`session:${session.id}`);
  const [showsDetails, setShowsDetails] = useState(false);
  const body = useRef<HTMLElement>(null);
  const saying = useSay(session.id, () => write(''));
  const hints = useHints(session);
  const spoken = useSpokenAnswer(session);
  const { line } = saying;
  useFollowEnd(body, `${session.turns.length} ${line?.heard?.id} ${line?.answer.length}`);

  const showHint = () => {
    hints.showNext();
    if (window.matchMedia(sideNeeds).matches) setShowsDetails(true);
  };
  const side = <SessionSide session={session} hints={hints} />;
  const isActive = session.status === 'active';
  const isUnanswered = isActive && !saying.isBusy && session.turns.at(-1)?.speaker === 'trainee';

  return (
    <>
      <WorkScreen
        label={t('session.conversation')}
        bodyRef={body}
        head={
          <SessionHead
            session={session}
            asOf={asOf}
            hasDraft={draft.trim() !== ''}
            onDetails={() => setShowsDetails(true)}
          />
        }
        aside={side}
        asideLabel={t('side.label')}
        foot={
          isUnanswered ? (
            <Unanswered sessionId={session.id} />
          ) : isActive ? (
            <Composer session={session} saying={saying} draft={draft} onDraft={write} onHint={showHint} />
          ) : session.status === 'paused' ? (
            <Paused session={session} hasDraft={draft !== ''} />
          ) : (
            <SessionOver session={session} unsent={draft} />
          )
        }
      >
        <Conversation session={session} line={line} />
      </WorkScreen>
      <Announcer text={saying.hasAnswered && !saying.isBusy ? spoken : ''} />
      <Dialog isOpen={showsDetails} onClose={() => setShowsDetails(false)} title={t('side.label')}>
        {side}
      </Dialog>
      <LeaveGuard sessionId={session.id} isActive={isActive} />
    </>
  );
}
