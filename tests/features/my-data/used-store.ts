import { cp } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { copiedVault, type MemoryVault } from '#tests/support/memory-vault.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { startTestApp, type TestApp } from '#tests/support/start-test-app.ts';
import { sharedStoreFolder, storeFolder } from '#tests/support/temporary-folder.ts';
import { everythingOffered, useEverything } from '#tests/support/use-everything.ts';
import { addMarkedPerson, marked } from './marked-person.ts';

type Used = { readonly vault: MemoryVault; readonly accountId: string };

/** Everything that there is to do takes its time on a busy PC. */
const patience = { timeout: 300_000 };

/**
 * For the tests of one file: a store in which everybody did everything, and the marked person everything of theirs. Each
 * test starts an app on a copy of it, with the marked person and the admin signed in.
 */
export function usedStore(): () => Promise<{ readonly test: TestApp; readonly accountId: string }> {
  const folder = sharedStoreFolder();
  let used: Promise<Used> | null = null;
  const makeUsed = async (): Promise<Used> => {
    const { test: branch, world } = await startBranch({ policy: everythingOffered });
    await useEverything({ test: branch, world });
    const accountId = await addMarkedPerson(branch, world);
    await branch.app.close();
    await cp(branch.dataDir, folder(), { recursive: true });
    return { vault: branch.vault, accountId };
  };

  test('every operation works after every other one', patience, async () => {
    used ??= makeUsed();
    await expect(used).resolves.toMatchObject({ accountId: expect.any(String) });
  });

  return async () => {
    const { vault, accountId } = await (used ??= makeUsed());
    const dataDir = storeFolder();
    await cp(folder(), dataDir, { recursive: true });
    const started = await startTestApp({ dataDir, vault: copiedVault(vault) });
    const { username: identifier, password } = marked;
    await started.window('marked').api.accounts.signIn({ identifier, password });
    await started.window('admin').api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });
    return { test: started, accountId };
  };
}
