import { Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/lib/format.ts';
import { SourceLink } from '#renderer/lib/source-link.tsx';
import { Avatar } from '#ui/avatar.tsx';
import { BarChart } from '#ui/bar-chart.tsx';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { Icon } from '#ui/icon.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { givesHints } from '../difficulty-facts.ts';
import { average, scoresOf, type SessionView } from './exchange.ts';
import styles from './session-side.module.css';
import type { Hints } from './use-hints.ts';

type SessionSideProps = { readonly session: SessionView; readonly hints: Hints };

/** What helps beside the conversation: who the customer is, hints, and how it went so far. */
export function SessionSide({ session, hints }: SessionSideProps) {
  const isOpen = session.status === 'active' || session.status === 'paused';
  return (
    <div className={styles['side']}>
      {session.persona !== null && <Persona persona={session.persona} />}
      {isOpen && givesHints(session.difficulty) && <HintPanel sessionId={session.id} hints={hints} />}
      <Answers session={session} />
    </div>
  );
}

function Persona({ persona }: { readonly persona: NonNullable<SessionView['persona']> }) {
  const { t } = useTranslation('roleplay');
  const { name, who, wants, knows, worry, patience } = persona;
  return (
    <section className={styles['part']} aria-label={name}>
      <Stack direction="row" gap={3}>
        <Avatar name={name} size="large" />
        <div>
          <Text as="h2" look="strong">
            {name}
          </Text>
          <Text look="small" tone="ink-2">
            {who}
          </Text>
        </div>
      </Stack>
      <DescriptionList
        items={[
          { name: t('side.wants'), value: wants },
          { name: t('side.knows'), value: knows },
          { name: t('side.worry'), value: worry },
        ]}
      />
      <ProgressBar
        kind="meter"
        label={t('side.patience')}
        value={patience.left}
        max={patience.of}
        valueText={t('side.patienceOf', patience)}
      />
    </section>
  );
}

function HintPanel({ sessionId, hints }: { readonly sessionId: string; readonly hints: Hints }) {
  const { t } = useTranslation('roleplay');
  const { shown, count } = hints;
  return (
    <section className={styles['part']} aria-label={t('side.hint')}>
      <Stack direction="row" gap={2}>
        <Icon of={Lightbulb} />
        <Stack direction="row" justify="between" align="baseline" gap={2} grow wrap>
          <Text as="h2" look="strong">
            {t('side.hint')}
          </Text>
          {shown.length > 0 && (
            <Text look="small" tone="ink-3" figures>
              {t('side.hintCount', { shown: shown.length, count })}
            </Text>
          )}
        </Stack>
      </Stack>
      {/* A hint that was asked for is read aloud. */}
      <output className={styles['hints']}>
        {shown.map(({ text, source }) => (
          <div key={text}>
            <Text>{text}</Text>
            {source !== null && (
              <Text look="small">
                <SourceLink source={source} citedBy={{ from: 'session', session: sessionId }} />
              </Text>
            )}
          </div>
        ))}
        {shown.length === 0 && (
          <Text look="small" tone="ink-2">
            {count === 0 ? t('side.noHints') : t('side.hintsLeft', { count })}
          </Text>
        )}
      </output>
      {shown.length < count && (
        <Stack direction="row">
          <Button size="small" onPress={hints.showNext}>
            {shown.length === 0 ? t('side.showHint') : t('side.nextHint')}
          </Button>
        </Stack>
      )}
    </section>
  );
}

function Answers({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('roleplay');
  const scores = scoresOf(session.turns);
  const mean = average(scores);
  // A customer gives no score along the way: the conversation is scored as a whole.
  if (mean === null && session.kind === 'customer') return null;
  return (
    <section className={styles['part']} aria-label={t('side.answers')}>
      {mean === null ? (
        <>
          <Text as="h2" look="strong">
            {t('side.answers')}
          </Text>
          <Text look="small" tone="ink-2">
            {t('side.answersNone')}
          </Text>
        </>
      ) : (
        <BarChart
          headingLevel="h2"
          title={t('side.answers')}
          sentence={t('side.answersSentence', { average: formatNumber(mean) })}
          headers={[t('side.question'), t('side.score')]}
          bars={scores.map((score, at) => ({ label: String(at + 1), value: score }))}
          max={10}
          height={104}
          goal={{
            value: session.passMark / 10,
            label: t('side.pass', { mark: formatNumber(session.passMark / 10) }),
          }}
        />
      )}
    </section>
  );
}
