import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '#contract/access.ts';
import type { SamplePerson, World } from '#contract/sample.ts';
import { addPerson } from './add-person.ts';

export const people: readonly SamplePerson[] = ['trainee', 'otherTrainee', 'trainer', 'viewer', 'admin'];
export const passwordOf = (person: SamplePerson): string => `brisk kettle of ${person}`;
export const roleOf = (person: SamplePerson): Role => (person === 'otherTrainee' ? 'trainee' : person);

export const trainingText = readFileSync(join(import.meta.dirname, 'first-adjustment.md'));

/** Calls an operation as a person of the branch and answers its data; throws when it refuses. */
export type CallAs = World['call'];

/**
 * Makes the people of the derived tests. Each is signed in where `call` calls as them afterwards. Answers the admin's own
 * recovery code.
 */
export async function makePeople(call: CallAs): Promise<{ personalCode: string }> {
  const admin = { name: 'The admin', username: 'admin', password: passwordOf('admin') };
  const { personalCode } = (await call('admin', 'accounts.createFirstAdmin', admin)) as {
    personalCode: string;
  };
  for (const username of people.filter((one) => one !== 'admin')) {
    const person = { name: `The ${username}`, username, roles: [roleOf(username)] };
    await addPerson(
      (op, input) => call('admin', op, input),
      (op, input) => call(username, op, input),
      { person, password: passwordOf(username) },
    );
  }
  return { personalCode };
}

/** A small branch whose people are signed in. What samples ask for is made when they ask. */
export function makeWorld(call: CallAs, personalCode = ''): World {
  let made = 0;
  const world: World = {
    call,
    personalCode,
    noticeVersion: async () => ((await call('admin', 'myData.notice')) as { version: string }).version,
    async codeForTrainee() {
      const issued = await call('admin', 'accounts.issueCode', { id: await world.idOf('trainee') });
      return (issued as { code: string }).code;
    },
    async signInOfTrainee() {
      const { signIns } = (await call('trainee', 'accounts.signIns')) as { signIns: { id: string }[] };
      return signIns[0]?.id ?? '';
    },
    idOf: async (person) => ((await call(person, 'accounts.me')) as { id: string }).id,
    fresh: (word) => `${word}${(made += 1)}`,
    async document() {
      const listed = (await call('admin', 'library.list')) as {
        items: { id: string; category: { id: string } }[];
      };
      const [known] = listed.items;
      if (known !== undefined) return { id: known.id, categoryId: known.category.id };
      const categoryId = 'after-fixing-objection';
      const input = { categoryId, title: 'First adjustment', fileName: 'a.md', content: trainingText };
      const { id } = (await call('admin', 'library.import', input)) as { id: string };
      return { id, categoryId };
    },
    async openSession() {
      const { categoryId } = await world.document();
      const input = { kind: 'interview', categoryId, difficulty: 'basic', minutes: 10 };
      return (await call('trainee', 'roleplay.start', input)) as { id: string };
    },
    async finishedSession() {
      const session = await world.openSession();
      await call('trainee', 'roleplay.finish', { sessionId: session.id });
      return session;
    },
  };
  return world;
}
