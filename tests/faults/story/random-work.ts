import type { Seeded } from '#features/roleplay/main/coach/seeded.ts';
import {
  addPerson,
  admin,
  changeSetting,
  failSignIn,
  finishSession,
  importDocument,
  startSession,
  submitAnswer,
  type CoreWrite,
} from './core-write.ts';
import type { Ledger } from './ledger.ts';

/** Of twenty in an hour on one PC: with none left nobody signs in any more. */
const mostFailedSignIns = 12;

export type Work = {
  readonly begun: Promise<unknown>;
  /** Resolves once so many writes were answered, or none will be any more. */
  readonly written: (writes: number) => Promise<void>;
  /** Resolves with what kept it from working, other than the end of the host. */
  readonly ended: Promise<readonly string[]>;
};

type Session = { readonly id: string } | null;

const active = async ({ call }: Ledger): Promise<Session> =>
  ((await call('roleplay.active')) as { session: Session }).session;

/** The session that somebody is in: one that was interrupted is gone on with. */
export async function sessionIn(ledger: Ledger): Promise<Session> {
  const interrupted = await active(ledger);
  if (interrupted !== null) await ledger.call('roleplay.resume', { sessionId: interrupted.id });
  // A line that was left unanswered is answered now, and behind the last question the session is over.
  const resumed = interrupted === null ? null : await active(ledger);
  if (resumed !== null) return resumed;
  const started = await ledger.write(startSession());
  return started.ok ? (started.data as { id: string }) : null;
}

/**
 * Does one core write after the other, in a random mix, until the host is no more. `known` is what the store showed
 * before; `cycle` makes names that no other cycle makes.
 */
export function workOn(
  ledger: Ledger,
  { known, cycle, random }: { known: ReadonlySet<string>; cycle: number; random: Seeded },
): Work {
  const counted = (kind: string): number => [...known].filter((effect) => effect.startsWith(kind)).length;
  const next = { failed: counted('failed sign-in '), setting: counted('setting '), other: cycle * 1000 };

  const anyWrite = (session: Session): readonly CoreWrite[] => [
    addPerson((next.other += 1)),
    importDocument((next.other += 1)),
    changeSetting(next.setting + 1),
    ...(next.failed < mostFailedSignIns ? [failSignIn(next.failed + 1)] : []),
    ...(session === null ? [] : [submitAnswer(session.id, (next.other += 1))]),
    ...(session === null ? [] : [submitAnswer(session.id, (next.other += 1))]),
    ...(session === null ? [] : [finishSession(session.id)]),
  ];

  let answered = 0;
  let whenAnswered: (() => void) | null = null;
  const tell = (): void => whenAnswered?.();

  const begun = ledger.call('accounts.signIn', { identifier: admin.username, password: admin.password });
  const workToTheEnd = async (): Promise<void> => {
    await begun;
    let session = await sessionIn(ledger);
    for (;;) {
      const writes = anyWrite(session);
      const write = writes[Math.floor(random() * writes.length)];
      if (write === undefined) return;
      const reply = await ledger.write(write);
      answered += 1;
      tell();
      if (!reply.ok && reply.error.code === 'PROCESS_ENDED') return;
      if (write.name === 'change a setting' && reply.ok) next.setting += 1;
      if (write.name === 'failed sign-in' && ledger.acknowledged.has(write.effects[0] ?? ''))
        next.failed += 1;
      if (write.name === 'finish a session' || (!reply.ok && reply.error.code === 'SESSION_CLOSED')) {
        session = await sessionIn(ledger);
      }
    }
  };
  const ended = workToTheEnd()
    .then(
      () => [],
      // A call that is refused because the host is no more is how it ends.
      (error: unknown) => (String(error).includes('PROCESS_ENDED') ? [] : [String(error)]),
    )
    .finally(() => {
      answered = Infinity;
      tell();
    });
  return {
    begun: begun.catch(() => undefined),
    ended,
    written: (writes) =>
      new Promise((resolve) => {
        whenAnswered = () => {
          if (answered >= writes) resolve();
        };
        tell();
      }),
  };
}
