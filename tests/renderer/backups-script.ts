import type { OutputOf } from '#contract/op.ts';
import type { backups } from '#features/backups/contract.ts';

type List = OutputOf<typeof backups.list>;

const madeAt = (daysAgo: number): string =>
  new Date(Date.parse('2026-11-20T02:00:00.000Z') - daysAgo * 86_400_000).toISOString();
const nameOf = (at: string, why: string): string => `${at.replaceAll(/[-:.]/g, '')}-${why}`;

/** A backup of a branch of twelve people. */
export function backupOf(
  daysAgo: number,
  more: Partial<List['backups'][number]> = {},
): List['backups'][number] {
  const at = madeAt(daysAgo);
  const reason = more.reason ?? 'daily';
  return {
    name: nameOf(at, reason),
    madeAt: at,
    reason,
    keptUntil: madeAt(daysAgo - 366),
    facts: {
      bytes: 41_000_000 - daysAgo * 100_000,
      appVersion: '0.1.0',
      holds: { people: 12, documents: 31, sessions: 208 - daysAgo, reports: 190 - daysAgo },
      codeMadeAt: madeAt(90),
    },
    erasedPeople: 0,
    ...more,
  };
}

export const setAsideOf = (daysAgo: number): List['setAside'][number] => ({
  name: nameOf(madeAt(daysAgo), 'replaced'),
  at: madeAt(daysAgo),
  reason: 'replaced',
  bytes: 39_500_000,
  keptUntil: madeAt(daysAgo - 90),
});

export const listOf = (more: Partial<List> = {}): List => ({
  backups: [
    backupOf(0),
    backupOf(1, { reason: 'by_hand' }),
    backupOf(4, { erasedPeople: 1 }),
    backupOf(9, { reason: 'before_update', erasedPeople: 2 }),
  ],
  setAside: [],
  failure: null,
  freeBytes: 69_000_000_000,
  neededBytes: 108_000_000,
  ...more,
});
