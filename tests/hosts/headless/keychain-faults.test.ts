import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { digestsOf } from '#tests/store/files-of.ts';
import { inSession, locked, unlocked } from '#tests/support/desktop-session.ts';
import { sharedTemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';

const story = join(import.meta.dirname, 'stories', 'keychain-story.ts');
const tell = (what: string, folder: string): string =>
  `"${process.execPath}" "${story}" "${what}" "${folder}"`;
const firstStart = [
  ['opening', 'ok'],
  ['set up', 'OK'],
  ['a database', true],
];
/** What the store itself is made of: the program may note who looked at it last. */
const storeFiles = (folder: string) => {
  const { 'store.lock.json': _holder, ...files } = digestsOf(join(folder, 'data'));
  return files;
};

const made = { home: sharedTemporaryFolder(), folder: sharedTemporaryFolder() };
beforeAll(() => {
  inSession(made.home(), `${unlocked}; ${tell('first start', made.folder())}`);
});

/** A store whose key a real Secret Service keeps, with that keychain. */
function storeInKeychain() {
  const [home, folder] = [temporaryFolder(), temporaryFolder()];
  // Of the keychain its files: the sockets of its session are not copied.
  cpSync(join(made.home(), 'keyrings'), join(home, 'keyrings'), { recursive: true });
  cpSync(made.folder(), folder, { recursive: true });
  return { home, folder, before: storeFiles(folder) };
}

test('a store is made with its key in the keychain, and opens with it at the next start', () => {
  const { home, folder } = storeInKeychain();
  expect(inSession(home, `${unlocked}; ${tell('next start', folder)}`)).toEqual([
    ['opening', 'ok'],
    ['signing in', 'OK'],
    ['trying again', 'ok'],
    ['a database', true],
  ]);
});

test('a locked keychain is said, and nothing is made or changed', () => {
  const { home, folder, before } = storeInKeychain();
  expect(inSession(home, `${locked}; ${tell('next start', folder)}`)).toEqual([
    ['opening', 'key_unavailable'],
    ['signing in', 'UNAVAILABLE'],
    ['trying again', 'key_unavailable'],
    ['a database', true],
  ]);
  expect(storeFiles(folder)).toEqual(before);
});

test('a keychain that lost the key is said, and no other key is made', () => {
  const { folder, before } = storeInKeychain();
  expect(inSession(temporaryFolder(), `${unlocked}; ${tell('next start', folder)}`)).toEqual([
    ['opening', 'key_unavailable, no_key'],
    ['signing in', 'UNAVAILABLE'],
    ['trying again', 'key_unavailable, no_key'],
    ['a database', true],
  ]);
  expect(storeFiles(folder)).toEqual(before);
});

test('another keychain than the one that has the key is said, and gets none', () => {
  const { home, folder, before } = storeInKeychain();
  expect(inSession(home, `${unlocked}; ${tell('with a key file', folder)}`)).toEqual([
    ['opening', 'key_unavailable, no_key'],
    ['signing in', 'UNAVAILABLE'],
    ['trying again', 'key_unavailable, no_key'],
    ['a database', true],
    ['a key file', false],
  ]);
  expect(storeFiles(folder)).toEqual(before);
});

test.each([
  ['a locked keychain', (home: string, script: string) => inSession(home, `${locked}; ${script}`)],
  [
    'no desktop session',
    (home: string, script: string) => {
      const env = { PATH: process.env['PATH'], HOME: home };
      const { stdout } = spawnSync('sh', ['-c', script], { env, encoding: 'utf8' });
      return stdout
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line));
    },
  ],
])('with %s a PC gets no store, and gets one when its keychain is there', (_what, run) => {
  const [home, folder] = [temporaryFolder(), temporaryFolder()];
  expect(run(home, tell('first start', folder))).toEqual([
    ['opening', 'key_unavailable'],
    ['set up', 'UNAVAILABLE'],
    ['a database', false],
  ]);
  expect(inSession(temporaryFolder(), `${unlocked}; ${tell('first start', folder)}`)).toEqual(firstStart);
});
