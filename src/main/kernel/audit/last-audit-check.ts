import { z } from 'zod';
import type { AuditDetails } from '#contract/op.ts';
import type { Reader } from '#main/platform/db/store.ts';
import { storedTime, storedValue } from './as-stored.ts';
import { lastVerified } from './store.ts';
import type { Verification } from './verify-chain.ts';

export type AuditCheck = {
  /** ISO 8601. */
  readonly checkedAt: string;
  readonly isWhole: boolean;
  readonly rows: number;
};

/** What is on record of a check, as `audit.verify` declares it too. */
export const detailsOfCheck = ({ rows, finding }: Verification): AuditDetails => ({
  rows,
  finding: finding?.kind ?? 'none',
  ...(finding === null ? {} : { seq: finding.seq }),
});
const Told = z.object({ rows: z.number(), finding: z.string() });

/** The last check of the chain that is on record; `null` where there is none that can be read. */
export function lastAuditCheck(db: Reader): AuditCheck | null {
  const row = lastVerified(db);
  if (row === null) return null;
  const checkedAt = storedTime(row.at);
  const { data: told } = Told.safeParse(storedValue(row.details));
  if (checkedAt === null || told === undefined) return null;
  return { checkedAt, isWhole: told.finding === 'none', rows: told.rows };
}
