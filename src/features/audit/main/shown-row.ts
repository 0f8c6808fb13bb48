import { z } from 'zod';
import type { AuditRow } from '../contract.ts';
import type { ShownRow } from './store.ts';

/** What stands beside a row. Rows from before it was split have only a part of it. */
const Names = z.object({
  program: z.string().optional(),
  machine: z.string().optional(),
  osUser: z.string().optional(),
  actor: z.string().optional(),
  subject: z.string().optional(),
});

export function namesOf(names: string | null) {
  const parsed = names === null ? undefined : Names.safeParse(JSON.parse(names));
  const { program, machine, osUser, actor, subject } = parsed?.data ?? {};
  const isPlace = program !== undefined && machine !== undefined && osUser !== undefined;
  return {
    place: isPlace ? { program, machine, osUser } : null,
    actor: actor ?? null,
    subject: subject ?? null,
  };
}

const Details = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);

/** A row as it is shown. */
export function shownRow(row: ShownRow): z.input<typeof AuditRow> {
  const { seq, at, action, outcome, hash, actorId, subjectId, subjectType } = row;
  const { place, actor, subject } = namesOf(row.names);
  return {
    seq,
    at,
    action,
    outcome,
    actor: actorId === null ? null : { id: actorId, name: actor },
    subject: subjectId === null ? null : { type: subjectType, id: subjectId, name: subject },
    details: Details.parse(JSON.parse(row.details)),
    place,
    hash,
  };
}
