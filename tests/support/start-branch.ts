import { cp } from 'node:fs/promises';
import type { World } from '#contract/sample.ts';
import { makePeople, makeWorld, passwordOf, people } from './make-world.ts';
import { copiedVault, memoryVault, type MemoryVault } from './memory-vault.ts';
import { startTestApp, type StartOptions, type TestApp } from './start-test-app.ts';
import { sharedStoreFolder, storeFolder } from './temporary-folder.ts';

type Template = { readonly dataDir: string; readonly vault: MemoryVault; readonly personalCode: string };

/** Making a store and its people costs a second, mostly for its recovery code; copying one costs nothing. */
let template: Promise<Template> | null = null;
const templateFolder = sharedStoreFolder();

async function makeTemplate(): Promise<Template> {
  const dataDir = templateFolder();
  const vault = memoryVault();
  const test = await startTestApp({ dataDir, vault });
  const { personalCode } = await makePeople(test.as);
  await test.app.close();
  return { dataDir, vault, personalCode };
}

/** A store with five people, each signed in to a window of their name. The library is empty. */
export async function startBranch(
  o: Pick<StartOptions, 'policy' | 'workers' | 'disk'> = {},
): Promise<{ test: TestApp; world: World }> {
  template ??= makeTemplate();
  const { dataDir: from, vault: filled, personalCode } = await template;
  const dataDir = storeFolder();
  await cp(from, dataDir, { recursive: true });
  const test = await startTestApp({ ...o, dataDir, vault: copiedVault(filled) });
  for (const person of people) {
    await test.window(person).api.accounts.signIn({ identifier: person, password: passwordOf(person) });
  }
  return { test, world: makeWorld(test.as, personalCode) };
}
