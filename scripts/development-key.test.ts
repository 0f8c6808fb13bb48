import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { keySource } from './development-key.ts';

const answers = () => Promise.resolve(true);
const silent = () => Promise.resolve(false);

describe('where the key of a store comes from when the app runs from its sources', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  const on = (keychain: () => Promise<boolean>, platform: NodeJS.Platform = 'linux', env = {}) =>
    keySource(platform, { DRILLROOM_DATA: folder, ...env }, keychain);

  test('is the keychain where one answers', async () => {
    expect(await on(answers)).toEqual({ kind: 'keychain' });
  });

  test('is a file beside the store on a Linux without a keychain, and the reason is given', async () => {
    expect(await on(silent)).toMatchObject({
      kind: 'key-file',
      file: join(folder, 'development.key'),
      why: expect.stringContaining('Secret Service'),
    });
  });

  test('stays the file once there is one, even when a keychain appears', async () => {
    writeFileSync(join(folder, 'development.key'), '');
    expect((await on(answers)).kind).toBe('key-file');
  });

  test('stays the keychain for a store that was made with it, even when the keychain is silent', async () => {
    writeFileSync(join(folder, 'store.json'), '{}');
    expect(await on(silent)).toEqual({ kind: 'keychain' });
  });

  test('is never a file on Windows and macOS', async () => {
    expect(await on(silent, 'win32')).toEqual({ kind: 'keychain' });
    expect(await on(silent, 'darwin')).toEqual({ kind: 'keychain' });
  });

  test('is the file that the developer names', async () => {
    expect(await on(answers, 'linux', { DRILLROOM_KEY_FILE: '/given' })).toMatchObject({ file: '/given' });
  });
});
