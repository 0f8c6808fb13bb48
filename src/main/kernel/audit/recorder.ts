import type { AuditDetails } from '#contract/op.ts';
import type { Reader, Store, Writer } from '#main/platform/db/store.ts';
import type { Place, Random } from '#main/platform/ports.ts';
import type { SteadyClock } from '../steady/steady-clock.ts';
import { appendAudit } from './store.ts';

/** What happened, as a row of the audit tells it. */
export type AuditEvent = {
  readonly at: Date;
  readonly action: string;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  /** What kind of thing `subjectId` names; the first word of the action unless said. */
  readonly subjectType?: string | undefined;
  readonly outcome: 'done' | 'refused';
  readonly details?: AuditDetails | undefined;
  /** Without readable names: it tells of somebody who is to be forgotten. */
  readonly nameless?: true | undefined;
};

/** Appends a row within the transaction of what it tells of: they stand or fall together. */
export type AuditRecorder = (db: Writer, store: Pick<Store, 'keys'>, event: AuditEvent) => void;

/** Ids, codes, counts and names of fields: nothing with a space, nothing that could be a sentence or an address. */
const plainWord = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const isPlain = (detail: AuditDetails[string]): boolean => {
  if (typeof detail === 'string') return plainWord.test(detail);
  return Array.isArray(detail) ? detail.every(isPlain) : true;
};

const typeOf = ({ action, subjectId, subjectType }: AuditEvent): string | null =>
  subjectId === null ? null : (subjectType ?? action.replace(/\..*/, ''));

/**
 * Makes what appends audit rows. Beside each row, in the side table that can be erased, stands who and where in readable
 * form: the program, the PC, its user, and what the people concerned were called then.
 */
export function createAuditRecorder(o: {
  readonly random: Random;
  readonly place: Place;
  readonly nameOf: (db: Reader, accountId: string) => string | null;
  /** What is on record was seen by the clock of deadlines too. */
  readonly keepTime: SteadyClock['keep'];
}): AuditRecorder {
  return (db, store, event) => {
    const details = event.details ?? {};
    for (const [name, detail] of Object.entries(details)) {
      if (isPlain(detail)) continue;
      throw new Error(`The audit row of ${event.action} would hold words in its detail "${name}".`);
    }
    const subjectType = typeOf(event);
    const actor = event.actorId === null ? null : o.nameOf(db, event.actorId);
    const subject =
      subjectType === 'account' && event.subjectId !== null ? o.nameOf(db, event.subjectId) : null;
    appendAudit(
      db,
      { key: store.keys.audit, random: o.random },
      {
        ...event,
        subjectType,
        details,
        names:
          event.nameless === true
            ? null
            : {
                ...o.place,
                ...(actor === null ? {} : { actor }),
                ...(subject === null ? {} : { subject }),
              },
      },
    );
    o.keepTime(db);
  };
}
