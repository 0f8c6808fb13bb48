import { useMemo } from 'react';
import { formatTimeIn } from '#renderer/lib/format.ts';
import type { Refused } from './is-locked-for.ts';

/** The time of day at which the form opens again. It is told once, so that it stands still while the clock runs. */
export const useLockedUntil = ({ failure }: Refused): string =>
  useMemo(() => formatTimeIn(failure?.retryAfterMs ?? 0), [failure]);
