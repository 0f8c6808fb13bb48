import { Lightbulb, Square } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#renderer/lib/format.ts';
import { shortcuts } from '#renderer/lib/shortcuts.ts';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { Text } from '#ui/text.tsx';
import { showToast } from '#ui/toast.tsx';
import { roleplay } from '../../contract.ts';
import { givesHints } from '../difficulty-facts.ts';
import styles from './composer.module.css';
import type { SessionView } from './exchange.ts';
import { NotSent } from './not-sent.tsx';
import { useEnterSends } from './use-enter-sends.ts';
import type { useSay } from './use-say.ts';

type ComposerProps = {
  readonly session: SessionView;
  readonly saying: ReturnType<typeof useSay>;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly onHint: () => void;
};

const longest = roleplay.say.input.shape.text.maxLength ?? Number.POSITIVE_INFINITY;

/** Where the trainee writes. The box keeps the focus and the text until the line is stored. */
export function Composer({ session, saying, draft, onDraft, onHint }: ComposerProps) {
  const { t } = useTranslation('roleplay');
  const box = useRef<HTMLTextAreaElement>(null);
  const countId = useId();
  const { enterSends, choose } = useEnterSends();
  const wait = useWait(saying.failure);
  useEffect(() => box.current?.focus(), []);

  const text = draft.trim();
  const room = longest - text.length;
  const isSending = saying.line !== null && saying.line.heard === null;
  const canSend = text !== '' && room >= 0 && !saying.isBusy && wait === 0;
  const send = () => {
    if (canSend) saying.say(text);
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    // While a word is being composed (Japanese, dead keys), Enter belongs to the composing.
    if (event.key !== 'Enter' || !enterSends || !isPlain || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const lastSaid = session.turns.findLast(({ speaker }) => speaker === 'trainee');
  const { persona } = session;
  return (
    <form
      className={styles['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <NotSent failure={saying.failure} wait={wait} onAgain={send} />
      <div className={styles['pad']}>
        <textarea
          ref={box}
          className={styles['box']}
          aria-label={
            persona === null ? t('composer.labelCoach') : t('composer.label', { name: persona.name })
          }
          aria-describedby={countId}
          aria-invalid={room < 0}
          placeholder={t('composer.placeholder')}
          rows={2}
          value={draft}
          readOnly={isSending}
          onChange={(event) => onDraft(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <div id={countId}>
          {room < longest / 5 && (
            <Text look="small" tone={room < 0 ? 'bad' : 'ink-2'} figures>
              {room < 0 ? t('composer.over', { count: -room }) : t('composer.left', { count: room })}
            </Text>
          )}
        </div>
        <div className={styles['row']}>
          {givesHints(session.difficulty) && (
            <Button
              size="small"
              variant="quiet"
              icon={Lightbulb}
              shortcut={shortcuts.hint.keys}
              isDisabled={session.hints.length === 0}
              onPress={onHint}
            >
              {t('composer.hint')}
            </Button>
          )}
          <Checkbox
            isSelected={enterSends}
            onChange={(next) => {
              if (!choose(next).kept) showToast({ kind: 'info', text: t('composer.enterSendsNotKept') });
            }}
          >
            <span className={styles['choice']}>{t('composer.enterSends')}</span>
          </Checkbox>
          <span className={styles['saved']}>
            {lastSaid && t('composer.saved', { time: formatTime(lastSaid.at) })}
          </span>
          {saying.isBusy && (
            <span className={styles['late']}>
              <Button
                size="small"
                variant="quiet"
                icon={Square}
                shortcut={shortcuts.stop.keys}
                onPress={saying.stop}
              >
                {t('composer.stop')}
              </Button>
            </span>
          )}
          <Button type="submit" variant="primary" shortcut={shortcuts.send.keys} isDisabled={!canSend}>
            {t('composer.send')}
          </Button>
        </div>
      </div>
    </form>
  );
}
