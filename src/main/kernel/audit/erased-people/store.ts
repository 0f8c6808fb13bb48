import { and, eq, isNotNull, min } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Reader } from '#main/platform/db/store.ts';
import { audit } from '../../schema.ts';

/** The days of somebody who is erased, as ISO 8601: from the first row about their account to its deletion. */
export type ErasedPerson = { readonly from: string; readonly erasedAt: string };

const about = alias(audit, 'about');

/** Everybody whose erasure is on record. One statement. */
export const erasedPeople = (db: Reader): ErasedPerson[] =>
  db
    .select({ erasedAt: audit.at, from: min(about.at) })
    .from(audit)
    .innerJoin(about, eq(about.subjectId, audit.subjectId))
    .where(and(eq(audit.action, 'account.deleted'), eq(audit.outcome, 'done'), isNotNull(audit.subjectId)))
    .groupBy(audit.seq)
    .all()
    .map(({ erasedAt, from }) => ({ erasedAt, from: from ?? erasedAt }));
