import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Failure } from '#contract/errors.ts';
import { api, queries } from '#renderer/lib/api.ts';
import { failureOf } from '#renderer/lib/failure.ts';
import { invalidate } from '#renderer/lib/query.ts';
import { roleplay } from '../../contract.ts';
import type { SessionView, TurnView } from './exchange.ts';

/** The trainee's line on its way, and the answer as far as it is written. */
export type LineUnderWay = {
  readonly text: string;
  /** The line as it was stored; `null` until it is. */
  readonly heard: TurnView | null;
  readonly answer: string;
};

type Saying = {
  readonly line: LineUnderWay | null;
  readonly isBusy: boolean;
  /** Why the last line was not answered. */
  readonly failure: Failure | null;
  /** A line of this screen has been answered. */
  readonly hasAnswered: boolean;
  readonly say: (text: string) => void;
  /** Stops listening; the line and its answer stay stored. */
  readonly stop: () => void;
};

/** Sends lines of a session, one at a time. `onStored` is called when a line is safe, so that its draft may go. */
export function useSay(sessionId: string, onStored: () => void): Saying {
  const client = useQueryClient();
  const [line, setLine] = useState<LineUnderWay | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [hasAnswered, setAnswered] = useState(false);
  const running = useRef<AbortController | null>(null);
  const { queryKey } = queries.roleplay.session({ sessionId });

  const linesStored = (): number => {
    const session = client.getQueryData<SessionView>(queryKey);
    return session?.turns.filter(({ speaker }) => speaker === 'trainee').length ?? 0;
  };

  const send = async (text: string): Promise<void> => {
    const storedBefore = linesStored();
    let isStored = false;
    const abort = new AbortController();
    running.current = abort;
    setBusy(true);
    setFailure(null);
    setLine({ text, heard: null, answer: '' });
    try {
      for await (const part of api.roleplay.say({ sessionId, text }, { signal: abort.signal })) {
        if (part.kind === 'heard') {
          isStored = true;
          setLine({ text, heard: part.turn, answer: '' });
          onStored();
        } else if (part.kind === 'delta') {
          setLine((line) => line && { ...line, answer: line.answer + part.text });
        } else {
          client.setQueryData(queryKey, part.session);
          setAnswered(true);
        }
      }
    } catch (error) {
      const refused = failureOf(error);
      if (refused.code !== 'CANCELLED') setFailure(refused);
      // The call may have failed after the line was stored: only the main process knows, and until it answers the line
      // stays in sight.
      await client.invalidateQueries({ queryKey });
      if (!isStored && linesStored() > storedBefore) onStored();
      setLine(null);
    } finally {
      running.current = null;
      setBusy(false);
      invalidate(client, roleplay.say.invalidates ?? []);
    }
  };

  return {
    line,
    isBusy,
    failure,
    hasAnswered,
    say: (text) => {
      if (running.current === null) void send(text);
    },
    stop: () => running.current?.abort(),
  };
}
