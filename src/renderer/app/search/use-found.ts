import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#contract/op.ts';
import type { search } from '#features/search/contract.ts';
import type { Kind } from '#features/search/contract/kinds.ts';
import { queries } from '#renderer/lib/api.ts';
import { useSettled } from '#renderer/lib/use-settled.ts';

type Everything = OutputOf<typeof search.everything>;

/** Long enough that a word which is typed quickly is asked once, short enough not to be noticed. */
const pauseMs = 80;
const few = 5;
const many = 20;

type Wish = {
  readonly text: string;
  /** Only this kind. */
  readonly kind: Kind | null;
  readonly categoryId: string | null;
  /** Nothing of what is asked for comes from there. */
  readonly isOff: boolean;
};

/**
 * What the main process finds while somebody types. The answers to what was typed before stay until the next ones are
 * there, and never come after them: each is kept under what was asked.
 */
export function useFound({ text, kind, categoryId, isOff }: Wish) {
  const settled = useSettled(text, pauseMs);
  const isEmpty = settled.trim() === '' || isOff;
  const answer = useQuery({
    ...queries.search.everything({
      text: settled,
      limit: kind === null ? few : many,
      ...(kind !== null && { kinds: [kind] }),
      ...(categoryId !== null && { categoryId }),
    }),
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
    // Nothing of what was looked for stays in the window.
    gcTime: 0,
  });
  const isWaiting = text !== settled || (!isEmpty && answer.isFetching);
  const found: Everything | null = isEmpty || text.trim() === '' ? null : (answer.data ?? null);
  const { error } = answer;
  return { found, isWaiting, error: isEmpty || isWaiting ? null : error, again: () => void answer.refetch() };
}
