import { OperationError, type Reply } from '#contract/errors.ts';
import type { SamplePerson, World } from '#contract/sample.ts';
import { makePeople, makeWorld, passwordOf } from '#tests/support/make-world.ts';

type Call = (op: string, input?: unknown) => Promise<Reply>;

/** Whoever calls these is signed in by them. */
const entering = new Set(['accounts.createFirstAdmin', 'accounts.redeemCode']);

/** The branch of the derived tests over one window: whoever acts signs in first. */
export async function makeBranch(send: Call) {
  let signedIn: SamplePerson | null = null;
  let finished: { id: string } | null = null;

  const need = async <T>(op: string, input: unknown = {}): Promise<T> => {
    const reply = await send(op, input);
    if (!reply.ok) throw new OperationError(reply.error);
    return reply.data as T;
  };
  const become = async (person: SamplePerson): Promise<void> => {
    if (signedIn === person) return;
    await need('accounts.signIn', { identifier: person, password: passwordOf(person) });
    signedIn = person;
  };
  const call: World['call'] = async (as, op, input) => {
    if (!entering.has(op)) await become(as);
    const data = await need(op, input);
    if (entering.has(op)) signedIn = as;
    return data;
  };
  const closeSession = async (): Promise<void> => {
    const { session } = await need<{ session: { id: string } | null }>('roleplay.active');
    if (session !== null) await need('roleplay.abandon', { sessionId: session.id });
  };

  const { personalCode } = await makePeople(call);
  const made = makeWorld(call, personalCode);
  const world: World = {
    ...made,
    async openSession() {
      await become('trainee');
      await closeSession();
      return made.openSession();
    },
    async finishedSession() {
      if (finished !== null) return finished;
      await become('trainee');
      await closeSession();
      finished = await made.finishedSession();
      return finished;
    },
  };
  return { world, become, closeSession, forget: (): void => void (signedIn = null) };
}
