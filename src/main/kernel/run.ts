import type { z } from 'zod';
import { allows, needsSignIn, waitsForDebts } from '#contract/access.ts';
import type { AnyOp } from '#contract/op.ts';
import type { Store, Writer } from '#main/platform/db/store.ts';
import { asError } from './as-error.ts';
import type { Attribution } from './audit/attribution.ts';
import type { AuditRecorder } from './audit/recorder.ts';
import { noteReplaced } from './audit/note-replaced.ts';
import type { AuditTrail } from './audit/trail.ts';
import type { Caller } from './caller.ts';
import type { Actor, Impl, Noted, StreamEnd } from './implement.ts';
import { KeptRefusal, OperationRefused, RecordedRefusal, type RefusalDetails } from './refusal.ts';
import type { WindowSession } from './sessions.ts';

/** One admitted call. */
export type Call = {
  readonly input: unknown;
  readonly actor: Actor | null;
  /** Whom its audit row names. */
  readonly by: Attribution;
  /** A person as the store knows them now; `null` when they are gone or not active any more. */
  readonly actorOf: (accountId: string) => Actor | null;
  readonly caller: Caller;
  readonly session: WindowSession;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onPart: (part: unknown) => void;
};

/** A handler answered something that its own operation does not declare: our fault, never the caller's. */
export class OutputMismatch extends Error {
  override readonly name = 'OutputMismatch';
}

/** An audited query whose row could not be written answers nothing (ARCHITECTURE 9.3). */
export class AuditUnavailable extends Error {
  override readonly name = 'AuditUnavailable';
  readonly kind = 'audit';
}

const fail = (code: string, details?: unknown): never => {
  throw new OperationRefused(code, details);
};
const refuse = (code: string, how?: RefusalDetails): KeptRefusal => new KeptRefusal(code, how);

/** Strips what the operation does not declare, so that no column can leak; refuses what does not fit. */
function checkedOutput(op: AnyOp, output: unknown): unknown {
  const parsed = (op.output as z.ZodType).safeParse(output);
  if (parsed.success) return parsed.data;
  throw new OutputMismatch(
    parsed.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join('; '),
  );
}

/** The way to the audit of a call: rows of its own transaction, and rows that follow. */
export type Audited = { readonly recordAudit: AuditRecorder; readonly trail: AuditTrail };

function writeAudit(
  db: Writer,
  store: Store,
  { recordAudit }: Audited,
  op: AnyOp,
  call: Call,
  output: unknown,
  noted: Noted = {},
): void {
  if (op.audit === undefined || 'none' in op.audit) return;
  const refused = output instanceof KeptRefusal;
  const { action, refusedAs, subjectType, actor } = op.audit;
  const { actorId, details: how } = call.by;
  const about = { at: call.now, actorId, subjectType };
  if (refused) {
    recordAudit(db, store, {
      ...about,
      action: refusedAs ?? action,
      subjectId: output.subject,
      outcome: 'refused',
      details: { code: output.code, ...how },
    });
  } else {
    const told = { input: call.input, output };
    const subjectId = noted.subject ?? op.audit.subject(told);
    recordAudit(db, store, {
      ...about,
      action,
      actorId: actor === 'subject' ? subjectId : actorId,
      subjectId,
      outcome: 'done',
      details: { ...op.audit.details?.(told), ...noted.details, ...how },
      nameless: op.audit.nameless,
    });
  }
}

const isSamePerson = ({ actor, session }: Call): boolean => session.accountId === actor?.accountId;
const isStillThere = (call: Call): boolean =>
  call.actor === null || (isSamePerson(call) && !call.session.locked);

/**
 * The person of a call as they are when it writes, or answers what took its time: meanwhile they may have gone, left the
 * window, locked it, or been told that they may not do this any more. Whoever did not have to sign in stays who they were.
 */
function stillAdmitted({ access }: AnyOp, call: Call): Actor | null {
  if (call.actor === null || !needsSignIn(access)) return call.actor;
  const actor = isSamePerson(call) ? call.actorOf(call.actor.accountId) : null;
  if (actor === null) throw new OperationRefused('UNAUTHENTICATED');
  if (call.session.locked) throw new OperationRefused('LOCKED');
  const owes = actor.hasDebts === true && waitsForDebts(access);
  if (owes || !allows(access, actor.roles)) throw new OperationRefused('FORBIDDEN');
  return actor;
}

/** Runs an admitted call to its checked output. Throws `OperationRefused` for an expected refusal. */
export async function run(impl: Impl, call: Call, store: Store | null, audited: Audited): Promise<unknown> {
  const ctx = { ...call, fail };
  if (impl.kind === 'leave') {
    const { op } = impl;
    impl.leave(call.session);
    const { actorId } = call.by;
    if ('action' in op.audit) audited.trail.record({ action: op.audit.action, actorId, outcome: 'done' });
    return checkedOutput(op, {});
  }
  const { op } = impl;
  if (impl.kind === 'bare') return checkedOutput(op, await impl.run(call.input, ctx as never));
  if (store === null) throw new OperationRefused('UNAVAILABLE');

  if (impl.kind === 'query') {
    const reading = impl.read(store.read, call.input, ctx as never);
    const output = checkedOutput(op, await reading);
    if (reading instanceof Promise) stillAdmitted(op, call);
    if (op.audit !== undefined && !('none' in op.audit)) {
      try {
        store.transact((db) => writeAudit(db, store, audited, op, call, output), { fromReserve: true });
      } catch (thrown) {
        throw new AuditUnavailable('What was read could not be recorded.', { cause: asError(thrown) });
      }
    }
    return output;
  }

  if (impl.kind === 'command') {
    const { prepare, commit, discard, after } = impl.parts;
    const { changesSession, onFullDisk } = impl.op;
    const prepared = await prepare?.(store.read, call.input, ctx as never);
    const demand = { fromReserve: onFullDisk === 'works' };
    const write = (): unknown =>
      store.transact((db) => {
        const actor = stillAdmitted(op, call);
        let noted: Noted = {};
        const note = (more: Noted): void => void (noted = { ...noted, ...more });
        const result: unknown = commit(db, call.input, { ...ctx, actor, prepared, refuse, note } as never);
        const checked = result instanceof KeptRefusal ? result : checkedOutput(op, result);
        writeAudit(db, store, audited, op, call, checked, noted);
        return checked;
      }, demand);
    let output: unknown;
    try {
      output = write();
    } catch (error) {
      discard?.(prepared);
      throw error;
    }
    if (output instanceof KeptRefusal)
      throw new RecordedRefusal(output.code, output.details, output.retryAfterMs);
    const settle = (): void => after?.(output, { ...ctx, prepared } as never);
    if (changesSession === 'enters') {
      noteReplaced(call.session, audited.trail, settle);
    } else settle();
    return output;
  }

  return runStream(impl, call, store, audited);
}

async function runStream(
  impl: Impl & { kind: 'stream' },
  call: Call,
  store: Store,
  audited: Audited,
): Promise<unknown> {
  const { op, parts } = impl;
  const ctx = { ...call, fail } as never;
  const state = store.transact((db) => {
    const opened = parts.open(db, call.input, ctx);
    writeAudit(db, store, audited, op, call, null);
    return opened;
  });

  const { end, fault } = await sendParts(impl, state, call, ctx);
  try {
    const last = checkedOutput(
      op,
      // What was begun comes to its end on a full disk too.
      store.transact((db) => parts.close(db, state, end, ctx), { fromReserve: true }),
    );
    if (fault === null && end.kind !== 'aborted') {
      stillAdmitted(op, call);
      return last;
    }
  } catch (thrown) {
    const error = asError(thrown);
    throw fault === null
      ? error
      : new AggregateError([fault, error], 'A stream failed, and so did its close.');
  } finally {
    parts.after?.(state);
  }
  throw fault ?? new OperationRefused('CANCELLED');
}

/** Sends the parts until they end, the caller aborts, or one fails; the generator is always brought to its end. */
async function sendParts(
  { op, parts }: Impl & { kind: 'stream' },
  state: unknown,
  call: Call,
  ctx: never,
): Promise<{ end: StreamEnd<unknown>; fault: Error | null }> {
  const running = parts.parts(state, ctx);
  try {
    while (true) {
      const step = await running.next();
      if (step.done === true) return { end: { kind: 'finished', result: step.value }, fault: null };
      if (call.signal.aborted) return { end: { kind: 'aborted' }, fault: null };
      const part = checkedOutput(op, step.value);
      // It goes on for whoever began it and locked the window since; nobody else hears it.
      if (isStillThere(call)) call.onPart(part);
    }
  } catch (thrown) {
    return { end: { kind: 'failed' }, fault: asError(thrown) };
  } finally {
    await running.return(undefined);
  }
}
