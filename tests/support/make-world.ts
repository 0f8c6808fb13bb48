import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '#contract/access.ts';
import { OperationError } from '#contract/errors.ts';
import type { SamplePerson, World } from '#contract/sample.ts';
import type { TestApp } from './start-test-app.ts';

export const people: readonly SamplePerson[] = ['trainee', 'otherTrainee', 'trainer', 'viewer', 'admin'];
export const passwordOf = (person: SamplePerson): string => `password of ${person}`;
export const roleOf = (person: SamplePerson): Role => (person === 'otherTrainee' ? 'trainee' : person);

export const trainingText = readFileSync(join(import.meta.dirname, 'first-adjustment.md'));

/**
 * Makes the people of the derived tests, each signed in to a window that bears their name. Answers the admin's own
 * recovery code.
 */
export async function makePeople(test: TestApp): Promise<{ personalCode: string }> {
  const admin = test.window('admin').api;
  const { personalCode } = await admin.accounts.createFirstAdmin({
    name: 'The admin',
    username: 'admin',
    password: passwordOf('admin'),
  });
  for (const person of people.filter((one) => one !== 'admin')) {
    const password = passwordOf(person);
    await admin.accounts.create({
      name: `The ${person}`,
      username: person,
      password,
      roles: [roleOf(person)],
    });
    await test.window(person).api.accounts.signIn({ identifier: person, password });
  }
  return { personalCode };
}

/** A small branch around an app whose people are signed in. What samples ask for is made when they ask. */
export function makeWorld(test: TestApp, personalCode = ''): World {
  let made = 0;
  const call = async (as: SamplePerson, op: string, input: unknown = {}): Promise<unknown> => {
    const reply = await test.window(as).call(op, input);
    if (!reply.ok) throw new OperationError(reply.error);
    return reply.data;
  };
  const world: World = {
    call,
    personalCode,
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
