import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inSession, locked, unlocked } from '#tests/support/desktop-session.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const child = join(import.meta.dirname, 'children', 'use-keychain.ts');
const use = (what: string): string => `"${process.execPath}" "${child}" ${what}`;

/** Debian packages that hold the programs this test needs. */
const packages = {
  'dbus-run-session': 'dbus-daemon',
  'dbus-send': 'dbus-bin',
  'gnome-keyring-daemon': 'gnome-keyring',
};

test.each(Object.entries(packages))(
  '%s, which these tests need, is installed (Debian package %s)',
  (program) => {
    expect(spawnSync('sh', ['-c', 'command -v "$0"', program]).status).toBe(0);
  },
);

test('a real Secret Service keeps a secret from one process to the next, and is unavailable while it hangs', () => {
  expect(inSession(temporaryFolder(), `${unlocked}; ${use('write')} && ${use('read')}`)).toEqual([
    ['backend', 'secret-service'],
    ['before', 'absent'],
    ['after', 'the secret'],
    ['the head beside it', true],
    ['in another process', 'the secret'],
    ['another account', 'absent'],
    ['while it does not answer', 'unavailable'],
  ]);
});

test('a key counts as kept only when a process of its own gets it too', () => {
  expect(inSession(temporaryFolder(), `${unlocked}; ${use('prove')}`)).toEqual([
    ['another process gets it', 'kept'],
    ['another process does not get it', 'The keychain does not give the key to another process.'],
  ]);
});

test('a process ends although a call to a hanging Secret Service has not come back', () => {
  const killed = 128 + 9;
  expect(inSession(temporaryFolder(), `${unlocked}; ${use('end')}; echo "[\\"ended with\\",$?]"`)).toEqual([
    ['before', 'absent'],
    ['when it does not answer soon', 'unavailable'],
    ['a call still waits', true],
    ['ended with', killed],
  ]);
});

test('a locked Secret Service is unavailable, never absent, and takes no secret', () => {
  const home = temporaryFolder();
  inSession(home, `${unlocked}; ${use('write')}`);
  expect(inSession(home, `${locked}; ${use('locked')}`)).toEqual([
    ['while it is locked', 'unavailable'],
    ['writing', 'refused'],
  ]);
});

test('without a desktop session there is no keychain, and no other store takes its place', () => {
  const home = temporaryFolder();
  const env = { PATH: process.env['PATH'], HOME: home };
  const ran = spawnSync('sh', ['-c', use('alone')], { env, encoding: 'utf8' });
  expect(ran.stdout).toBe('["without a session","unavailable"]\n');
});
