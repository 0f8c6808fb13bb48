import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

const make = (parent: string): string => mkdtempSync(join(parent, 'drillroom-'));
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

function forOneTest(parent: string): string {
  const folder = make(parent);
  onTestFinished(() => remove(folder));
  return folder;
}

function forAllTests(parent: string): () => string {
  let folder: string | null = null;
  afterAll(() => {
    if (folder !== null) remove(folder);
    folder = null;
  });
  return () => (folder ??= make(parent));
}

/** For one test: a new folder that goes when the test ends. */
export const temporaryFolder = (): string => forOneTest(tmpdir());

/**
 * For all tests of a file, or of the `describe` that this is called in: a folder that is made when it is first asked for
 * and goes after the last of them.
 */
export const sharedTemporaryFolder = (): (() => string) => forAllTests(tmpdir());

/** Where stores of tests lie: see `own-temporary-folder.ts`. */
const parentOfStores = (): string => process.env['DRILLROOM_TEST_STORES'] ?? tmpdir();

/** As `temporaryFolder`, for a store. */
export const storeFolder = (): string => forOneTest(parentOfStores());

/** As `sharedTemporaryFolder`, for a store. */
export const sharedStoreFolder = (): (() => string) => forAllTests(parentOfStores());
