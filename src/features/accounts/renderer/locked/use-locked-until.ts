import { useMemo } from 'react';
import { formatUntilIn } from '#renderer/lib/format.ts';
import type { Refused } from './is-locked-for.ts';

/** When the form opens again. It is told once, so that it stands still while the clock runs. */
export const useLockedUntil = ({ failure }: Refused): string =>
  useMemo(() => formatUntilIn(failure?.retryAfterMs ?? 0), [failure]);
