import { allows } from '#contract/access.ts';
import { operations } from '#tests/contract/operations.ts';
import type { World } from '#contract/sample.ts';
import { passwordOf, people, roleOf } from './make-world.ts';
import type { TestApp } from './start-test-app.ts';

/** They would end the story. */
const erasures = ['myData.erase', 'myData.erasePerson'];

/**
 * Calls every operation of the product with its sample, everybody being signed in, so that a store is left in which every
 * feature wrote what it writes; nobody is erased.
 */
export async function useEverything({
  test,
  world,
}: {
  readonly test: TestApp;
  readonly world: World;
}): Promise<void> {
  for (const { path, sample } of operations) {
    if (sample.world === 'empty store' || erasures.includes(path)) continue;
    await begin(test);
    const input = await sample.input(world);
    if (sample.world === 'locked window') await test.window(sample.as).call('accounts.lock');
    const reply = await test.window(sample.as).call(path, input);
    if (!reply.ok) throw new Error(`${path} answered ${reply.error.code}.`);
    test.clock.advance(60_000);
  }
}

/** Everybody is at their window, and nobody is in the middle of a practice. */
async function begin(test: TestApp): Promise<void> {
  for (const person of people) {
    const { call, api } = test.window(person);
    if (!(await call('accounts.me')).ok) {
      await api.accounts.signIn({ identifier: person, password: passwordOf(person) });
    }
    if (!allows('practises', [roleOf(person)])) continue;
    const { session } = await api.roleplay.active({});
    if (session !== null) await api.roleplay.finish({ sessionId: session.id });
  }
}
