import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/lib/format.ts';
import { Button } from '#ui/button.tsx';
import { Text } from '#ui/text.tsx';
import styles from './conversation.module.css';
import {
  average,
  type Exchange,
  exchangesOf,
  foldEarlier,
  scoresOf,
  type SessionView,
  sourcesToReread,
} from './exchange.ts';
import { OtherLine, OwnLine } from './line.tsx';
import type { LineUnderWay } from './use-say.ts';
import { useSpeakerName } from './use-speaker-name.ts';

type ConversationProps = { readonly session: SessionView; readonly line: LineUnderWay | null };

/** Everything that was said, earlier exchanges folded, with the line that is under way at the end. */
export function Conversation({ session, line }: ConversationProps) {
  const name = useSpeakerName(session);
  const { earlier, recent } = foldEarlier(exchangesOf(session.turns));
  // The answer of the main process and the end of the stream do not arrive in one step.
  const isStored = line?.heard !== null && session.turns.some(({ id }) => id === line?.heard?.id);
  return (
    <div className={styles['talk']}>
      {earlier.length > 0 && <Earlier sessionId={session.id} exchanges={earlier} name={name} />}
      <Exchanges sessionId={session.id} exchanges={recent} name={name} />
      {line !== null && !isStored && (
        <>
          <OwnLine
            sessionId={session.id}
            text={line.text}
            feedback={line.heard?.feedback ?? null}
            isSending={line.heard === null}
          />
          {line.heard !== null && <OtherLine name={name} mood={null} text={line.answer} isSpeaking />}
        </>
      )}
    </div>
  );
}

type ExchangesProps = {
  readonly sessionId: string;
  readonly exchanges: readonly Exchange[];
  readonly name: string;
};

function Exchanges({ sessionId, exchanges, name }: ExchangesProps) {
  return exchanges.flatMap(({ asked, said }) => [
    ...asked.map(({ id, text, mood }) => <OtherLine key={id} name={name} mood={mood} text={text} />),
    ...(said === null
      ? []
      : [<OwnLine key={said.id} sessionId={sessionId} text={said.text} feedback={said.feedback} />]),
  ]);
}

function Earlier({ sessionId, exchanges, name }: ExchangesProps) {
  const { t } = useTranslation('roleplay');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const said = exchanges.flatMap((exchange) => exchange.said ?? []);
  const mean = average(scoresOf(said));
  const reread = sourcesToReread(said);
  return (
    <>
      <div className={styles['fold']}>
        <Button
          size="small"
          variant="quiet"
          icon={isOpen ? ChevronDown : ChevronRight}
          aria-expanded={isOpen}
          aria-controls={id}
          onPress={() => setOpen(!isOpen)}
        >
          {t('session.earlier', { count: said.length })}
        </Button>
        <Text look="small" tone="ink-2" figures>
          {[
            ...(mean === null ? [] : [t('session.average', { average: formatNumber(mean) })]),
            ...(reread === 0 ? [] : [t('session.reread', { count: reread })]),
          ].join(', ')}
        </Text>
      </div>
      <div id={id} hidden={!isOpen} className={styles['talk']}>
        {isOpen && <Exchanges sessionId={sessionId} exchanges={exchanges} name={name} />}
      </div>
    </>
  );
}
