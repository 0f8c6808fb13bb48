import type { z } from 'zod';
import type { ErasedPerson } from '#main/kernel/audit/erased-people/store.ts';
import type { Backup } from '#main/platform/backup/backup.ts';
import type { SetAside } from '#main/platform/backup/set-aside.ts';
import type { Backup as ShownBackup, SetAside as ShownSetAside } from '../contract.ts';

type Rows = Readonly<Record<string, number>>;

/** What people count of a store. */
export const holdsOf = (rows: Rows) => ({
  people: rows['accounts'] ?? 0,
  documents: rows['documents'] ?? 0,
  sessions: rows['sessions'] ?? 0,
  reports: rows['reports'] ?? 0,
});

/** When a UUIDv7 was made (RFC 9562, 5.7). */
const madeAtOf = (id: string): string =>
  new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString();

/** `erased`: those whose data may stand in backups still. */
export const shownBackup = (
  { name, madeAt, reason, keptUntil, facts }: Backup,
  erased: readonly ErasedPerson[],
): z.input<typeof ShownBackup> => {
  const at = madeAt.toISOString();
  return {
    name,
    madeAt: at,
    reason,
    keptUntil: keptUntil.toISOString(),
    facts: facts && {
      bytes: facts.bytes,
      appVersion: facts.appVersion,
      holds: holdsOf(facts.contents.rows),
      codeMadeAt: facts.codeId === null ? null : madeAtOf(facts.codeId),
    },
    erasedPeople: erased.filter(({ from, erasedAt }) => from <= at && at < erasedAt).length,
  };
};

export const shownSetAside = ({ at, keptUntil, ...rest }: SetAside): z.input<typeof ShownSetAside> => ({
  ...rest,
  at: at.toISOString(),
  keptUntil: keptUntil.toISOString(),
});
