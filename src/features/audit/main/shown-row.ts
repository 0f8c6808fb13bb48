import { z } from 'zod';
import { Id } from '#contract/schemas.ts';
import { storedOutcome, storedTime, storedValue } from '#main/kernel/audit/as-stored.ts';
import { AuditRow } from '../contract.ts';
import type { ShownRow } from './store.ts';

/** What stands beside a row. Rows from before it was split have only a part of it. */
const Names = z.object({
  program: z.string().optional(),
  machine: z.string().optional(),
  osUser: z.string().optional(),
  actor: z.string().optional(),
  subject: z.string().optional(),
});

const Details = AuditRow.shape.details;
const fields = AuditRow.shape.unreadable.element.shape.field.options;

/** The most that is shown of what cannot be read. */
const mostShown = 200;

export function namesOf(names: string | null) {
  const parsed = Names.safeParse(names === null ? {} : storedValue(names));
  const { program, machine, osUser, actor, subject } = parsed.data ?? {};
  const isPlace = program !== undefined && machine !== undefined && osUser !== undefined;
  return {
    place: isPlace ? { program, machine, osUser } : null,
    actor: actor ?? null,
    subject: subject ?? null,
    isReadable: parsed.success,
  };
}

/**
 * A row as it is shown. Another hand may have written anything in the place of what Drillroom wrote: that is when the
 * record is needed most, so it is shown as it stands, beside what of the row can be read.
 */
export function shownRow(row: ShownRow): z.input<typeof AuditRow> {
  const { seq, action, hash, actorId, subjectId, subjectType } = row;
  const { place, actor, subject, isReadable } = namesOf(row.names);
  const at = storedTime(row.at);
  const outcome = storedOutcome(row.outcome);
  const details = Details.safeParse(storedValue(row.details)).data ?? null;
  const personId = Id.safeParse(actorId).data ?? null;
  const isUnreadable = {
    at: at === null,
    outcome: outcome === null,
    details: details === null,
    actorId: actorId !== null && personId === null,
    names: !isReadable,
  };
  return {
    seq,
    at,
    action,
    outcome,
    actor: personId === null ? null : { id: personId, name: actor },
    subject: subjectId === null ? null : { type: subjectType, id: subjectId, name: subject },
    details: details ?? {},
    place,
    unreadable: fields
      .filter((field) => isUnreadable[field])
      .map((field) => ({ field, text: String(row[field]).slice(0, mostShown) })),
    hash,
  };
}
