import { z } from 'zod';
import type { Reader } from '#main/platform/db/store.ts';
import { storedTime, storedValue } from './as-stored.ts';
import { lastVerified } from './store.ts';

export type AuditCheck = {
  /** ISO 8601. */
  readonly checkedAt: string;
  readonly isWhole: boolean;
  readonly rows: number;
};

/** As `audit.verify` declares the details of its row. */
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
