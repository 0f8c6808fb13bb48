import { OperationError, type Reply } from '#contract/errors.ts';
import type { SamplePerson, World } from '#contract/sample.ts';
import { passwordOf, people, roleOf, trainingText } from '#tests/support/make-world.ts';

type Call = (op: string, input?: unknown) => Promise<Reply>;

/** The branch of the derived tests over one window: whoever acts signs in first. */
export async function makeBranch(send: Call) {
  let signedIn: SamplePerson | null = null;
  let made = 0;
  let document: { id: string; categoryId: string } | null = null;
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
  const closeSession = async (): Promise<void> => {
    const { session } = await need<{ session: { id: string } | null }>('roleplay.active');
    if (session !== null) await need('roleplay.abandon', { sessionId: session.id });
  };

  const { personalCode } = await need<{ personalCode: string }>('accounts.createFirstAdmin', {
    name: 'The admin',
    username: 'admin',
    password: passwordOf('admin'),
  });
  signedIn = 'admin';
  for (const person of people.filter((one) => one !== 'admin')) {
    await need('accounts.create', {
      name: `The ${person}`,
      username: person,
      password: passwordOf(person),
      roles: [roleOf(person)],
    });
  }

  const world: World = {
    call: async (as, op, input) => {
      await become(as);
      return need(op, input);
    },
    personalCode,
    fresh: (word) => `${word}${(made += 1)}`,
    async document() {
      if (document !== null) return document;
      await become('admin');
      const input = {
        categoryId: 'after-fixing-objection',
        title: 'First adjustment',
        fileName: 'a.md',
        content: trainingText,
      };
      document = {
        id: (await need<{ id: string }>('library.import', input)).id,
        categoryId: input.categoryId,
      };
      return document;
    },
    async openSession() {
      const { categoryId } = await world.document();
      await become('trainee');
      await closeSession();
      return need('roleplay.start', { kind: 'interview', categoryId, difficulty: 'basic', minutes: 10 });
    },
    async finishedSession() {
      if (finished !== null) return finished;
      const session = await world.openSession();
      await need('roleplay.finish', { sessionId: session.id });
      finished = session;
      return session;
    },
  };
  return { world, become, closeSession, forget: (): void => void (signedIn = null) };
}
