import { useState } from 'react';
import type { Failure } from '#contract/errors.ts';
import type { WhyNotUsable } from '../contract.ts';

const whyOf = ({ details }: Failure): unknown =>
  typeof details === 'object' && details !== null && 'why' in details ? details.why : null;

/** Whether a restore was refused for this before: what was asked then stays to be answered. */
export function useDoubt(failure: Failure | null, why: WhyNotUsable): boolean {
  const [isRaised, setIsRaised] = useState(false);
  if (failure !== null && whyOf(failure) === why && !isRaised) setIsRaised(true);
  return isRaised;
}
