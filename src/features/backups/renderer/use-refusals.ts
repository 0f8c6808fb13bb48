import { useState } from 'react';
import type { Failure } from '#contract/errors.ts';
import { whysNotUsable, type WhyNotUsable } from '../contract.ts';

function whyOf({ details }: Failure): WhyNotUsable | null {
  const why: unknown =
    typeof details === 'object' && details !== null && 'why' in details ? details.why : null;
  return whysNotUsable.find((known) => known === why) ?? null;
}

/** All that a restore was refused for so far: what was asked then stays to be answered. */
export function useRefusals(failure: Failure | null) {
  const [met, setMet] = useState<ReadonlySet<WhyNotUsable>>(new Set());
  const why = failure && whyOf(failure);
  if (why !== null && !met.has(why)) setMet(new Set([...met, why]));
  return { met, forget: (): void => setMet(new Set()) };
}
