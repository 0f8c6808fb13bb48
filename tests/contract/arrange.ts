import type { SamplePerson } from '#contract/sample.ts';
import type { Policy } from '#main/platform/policy.ts';
import { makeWorld } from '../support/make-world.ts';
import { startBranch } from '../support/start-branch.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import type { Declared } from './operations.ts';

export const nobody = 'nobody';

/** An app in the state that the sample of an operation needs, and the sample's input. */
export async function arrange(
  { sample }: Declared,
  policy: Partial<Policy> = {},
): Promise<{ test: TestApp; input: unknown }> {
  if (sample.world === 'empty store') {
    const test = await startTestApp({ policy });
    return { test, input: await sample.input(makeWorld(test)) };
  }
  const { test, world } = await startBranch({ policy });
  const input = await sample.input(world);
  if (sample.world === 'locked window') await world.call(sample.as as SamplePerson, 'accounts.lock');
  return { test, input };
}
