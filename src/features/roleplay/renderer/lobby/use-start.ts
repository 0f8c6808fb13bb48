import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Failure } from '#contract/errors.ts';
import { commands, queries } from '#renderer/lib/api.ts';
import { failureOf } from '#renderer/lib/failure.ts';
import { paths } from '#renderer/lib/paths.ts';
import { invalidate } from '#renderer/lib/query.ts';
import type { PracticeChoice } from './practice-choice.ts';

type Starting = {
  readonly start: (choice: PracticeChoice) => void;
  readonly isStarting: boolean;
  readonly failure: Failure | null;
  /** Puts a refusal away, because something else is chosen now. */
  readonly forget: () => void;
};

/** Opens a session and goes there. */
export function useStart(): Starting {
  const client = useQueryClient();
  const router = useRouter();
  const start = useMutation({
    ...commands.roleplay.start,
    onSuccess: (session) => {
      client.setQueryData(queries.roleplay.session({ sessionId: session.id }).queryKey, session);
      router.history.push(paths.session(session.id));
    },
    // Another window opened one: this screen then offers to go on with it.
    onError: ({ code }) => code === 'SESSION_OPEN' && invalidate(client, ['roleplay.active']),
  });
  return {
    start: ({ scenarioId, ...choice }) => {
      if (!start.isPending) start.mutate(scenarioId === null ? choice : { ...choice, scenarioId });
    },
    isStarting: start.isPending,
    failure: start.error === null ? null : failureOf(start.error),
    forget: start.reset,
  };
}
