import type { SamplePerson } from '#contract/sample.ts';
import { makePeople, makeWorld } from '../support/make-world.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import type { Declared } from './operations.ts';

export const nobody = 'nobody';

/** An app in the state that the sample of an operation needs, and the sample's input. */
export async function arrange({ sample }: Declared): Promise<{ test: TestApp; input: unknown }> {
  const test = await startTestApp({ policy: { limitFactor: 1 } });
  if (sample.world === 'empty store') return { test, input: await sample.input(makeWorld(test)) };
  await makePeople(test);
  const world = makeWorld(test);
  const input = await sample.input(world);
  if (sample.world === 'locked window') await world.call(sample.as as SamplePerson, 'accounts.lock');
  return { test, input };
}
