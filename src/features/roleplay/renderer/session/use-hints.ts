import { useState } from 'react';
import type { SessionView } from './exchange.ts';

export type Hints = {
  readonly shown: SessionView['hints'];
  readonly count: number;
  readonly showNext: () => void;
};

/** The hints for what is being asked now, shown one at a time; the next question starts again at none. */
export function useHints({ hints, turns }: Pick<SessionView, 'hints' | 'turns'>): Hints {
  const asked = turns.findLast(({ speaker }) => speaker !== 'trainee')?.id ?? '';
  const [seen, setSeen] = useState({ asked, count: 0 });
  const count = seen.asked === asked ? seen.count : 0;
  return {
    shown: hints.slice(0, count),
    count: hints.length,
    showNext: () => setSeen({ asked, count: Math.min(count + 1, hints.length) }),
  };
}
