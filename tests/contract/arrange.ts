import type { Sample, SamplePerson, World } from '#contract/sample.ts';
import { keepSignIn } from '../support/keep-sign-in.ts';
import { makeWorld } from '../support/make-world.ts';
import { startBranch } from '../support/start-branch.ts';
import { startTestApp, type StartOptions, type TestApp } from '../support/start-test-app.ts';
import type { Declared } from './operations.ts';

export const nobody = 'nobody';

/** An app in the state that the sample of an operation needs, unless another one is asked for, and the sample's input. */
export async function arrange(
  { sample }: Declared,
  {
    policy,
    world: state = sample.world,
    disk,
  }: { policy?: StartOptions['policy']; world?: Sample['world'] | 'usual'; disk?: StartOptions['disk'] } = {},
): Promise<{ test: TestApp; world: World; input: unknown }> {
  const options = { policy: policy ?? sample.policy, ...(disk && { disk }) };
  if (state === 'empty store') {
    const test = await startTestApp(options);
    const world = makeWorld(test.as);
    return { test, world, input: await sample.input(world) };
  }
  const { test, world } = await startBranch(options);
  const input = await sample.input(world);
  if (state === 'kept sign-in') await keepSignIn(test);
  if (state === 'locked window') await world.call(sample.as as SamplePerson, 'accounts.lock');
  return { test, world, input };
}
