import { binDays } from '../../contract/lifecycle.ts';

const dayMs = 86_400_000;
const shifted = (at: string, days: number): string => new Date(Date.parse(at) + days * dayMs).toISOString();

/** When what was put into the bin at a time is deleted for good. */
export const goesAt = (binnedAt: string): string => shifted(binnedAt, binDays);

/** What was put into the bin at this time, or before, is to go now. */
export const dueSince = (now: Date): string => shifted(now.toISOString(), -binDays);
