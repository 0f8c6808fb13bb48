import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Shell commands that start a real Secret Service in a session: one that is open, and one that asks for its password. */
export const unlocked = 'printf secret | gnome-keyring-daemon --unlock --components=secrets > /dev/null';
export const locked = 'gnome-keyring-daemon --daemonize --components=secrets > /dev/null';

/**
 * Runs a shell script in a desktop session of its own: its own bus, its own home. Answers the lines of its output that are
 * arrays in JSON; throws when it fails.
 */
export function inSession(home: string, script: string): unknown[] {
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
