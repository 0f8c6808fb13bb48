import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const child = join(import.meta.dirname, 'children', 'use-keychain.ts');
const use = (what: string): string => `"${process.execPath}" "${child}" ${what}`;
const unlocked = 'printf secret | gnome-keyring-daemon --unlock --components=secrets > /dev/null';
const locked = 'gnome-keyring-daemon --daemonize --components=secrets > /dev/null';

/** Debian packages that hold the programs this test needs. */
const packages = {
  'dbus-run-session': 'dbus-daemon',
  'dbus-send': 'dbus-bin',
  'gnome-keyring-daemon': 'gnome-keyring',
};

/** Runs a script in a desktop session of its own: its own bus, its own home. */
function inSession(home: string, script: string): unknown[] {
  mkdirSync(join(home, 'run'), { recursive: true, mode: 0o700 });
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_DATA_HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
  };
  const ran = spawnSync('dbus-run-session', ['--', 'sh', '-c', script], {
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  if (ran.status !== 0) throw new Error(`The session ended with ${ran.status}: ${ran.stderr}`);
  return ran.stdout
    .split('\n')
    .filter((line) => line.startsWith('['))
    .map((line): unknown => JSON.parse(line));
}

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
