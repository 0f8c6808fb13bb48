import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

const make = (): string => mkdtempSync(join(tmpdir(), 'drillroom-'));
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** For one test: a new folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = make();
  onTestFinished(() => remove(folder));
  return folder;
}

/**
 * For all tests of a file, or of the `describe` that this is called in: a folder that is made when it is first asked for
 * and goes after the last of them.
 */
export function sharedTemporaryFolder(): () => string {
  let folder: string | null = null;
  afterAll(() => {
    if (folder !== null) remove(folder);
    folder = null;
  });
  return () => (folder ??= make());
}
