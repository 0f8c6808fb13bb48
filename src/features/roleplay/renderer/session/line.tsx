import { useTranslation } from 'react-i18next';
import { SourceLink } from '#renderer/lib/source-link.tsx';
import { Avatar } from '#ui/avatar.tsx';
import { ScorePill } from '#ui/score-pill.tsx';
import { Text } from '#ui/text.tsx';
import type { TurnView } from './exchange.ts';
import styles from './line.module.css';

type OtherLineProps = {
  readonly name: string;
  readonly mood: string | null;
  readonly text: string;
  /** The rest of it is still being written. */
  readonly isSpeaking?: boolean;
};

/** What the coach or the customer says. */
export function OtherLine({ name, mood, text, isSpeaking = false }: OtherLineProps) {
  const { t } = useTranslation('roleplay');
  return (
    <div className={styles['other']}>
      <span className={styles['face']}>
        <Avatar name={name} size="large" />
      </span>
      <div className={styles['words']}>
        <Text look="small" tone="ink-3">
          {isSpeaking
            ? t('session.speaking', { name })
            : mood === null
              ? name
              : t('session.mood', { name, mood })}
        </Text>
        <p className={styles['text']}>{text}</p>
      </div>
    </div>
  );
}

type OwnLineProps = {
  readonly sessionId: string;
  readonly text: string;
  readonly feedback: TurnView['feedback'];
  readonly isSending?: boolean;
  /** Whose line it is, where somebody else reads it. */
  readonly name?: string;
};

/** What the trainee said, with the feedback on it. */
export function OwnLine({ sessionId, text, feedback, isSending = false, name }: OwnLineProps) {
  const { t } = useTranslation('roleplay');
  return (
    <>
      <div className={styles['own']} data-sending={isSending}>
        <Text look="small">{isSending ? t('session.sending') : (name ?? t('session.you'))}</Text>
        <p className={styles['said']}>{text}</p>
      </div>
      {feedback !== null && (
        <div className={styles['feedback']}>
          <div>
            <ScorePill score={feedback.score} of={10} />
          </div>
          <div className={styles['words']}>
            <Text>{feedback.text}</Text>
            {feedback.source !== null && (
              <Text look="small">
                <SourceLink source={feedback.source} citedBy={{ from: 'session', session: sessionId }} />
              </Text>
            )}
          </div>
        </div>
      )}
    </>
  );
}
