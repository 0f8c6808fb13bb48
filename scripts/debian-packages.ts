import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from './run-program.ts';

/** The Debian packages that the stand-in, the tour and the tests use, each with a program that shows it is there. */
const programs = {
  chromium: 'chromium',
  xvfb: 'Xvfb',
  // `xvfb-run` calls it, and the package xvfb only recommends it.
  xauth: 'xauth',
  dbus: 'dbus-run-session',
  'gnome-keyring': 'gnome-keyring-daemon',
  'poppler-utils': 'pdftotext',
} as const;

export type DebianPackage = keyof typeof programs;

export const onPath = (program: string, path = process.env['PATH'] ?? ''): boolean =>
  path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const absent = (wanted: readonly DebianPackage[]) => wanted.filter((name) => !onPath(programs[name]));

/** How this user may run apt-get: as it is, through a sudo that asks nothing, or not at all. */
const aptGet = async (): Promise<readonly string[] | null> => {
  if (!onPath('apt-get')) return null;
  if (process.getuid?.() === 0) return ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  if (!onPath('sudo')) return null;
  const { code } = await runProgram('sudo', ['-n', 'true'], { output: 'kept' });
  return code === 0 ? ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'] : null;
};

/**
 * Installs those of the packages that are missing, where this user may.
 * @returns null when all are there, else a sentence that says exactly what to install
 */
export const ensurePackages = async (
  wanted: readonly DebianPackage[],
  say: (line: string) => void,
): Promise<string | null> => {
  const missing = absent(wanted);
  if (missing.length === 0) return null;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const [first, ...rest] = (await aptGet()) ?? [];
  if (first === undefined) {
    return onPath('apt-get')
      ? `Missing Debian packages: ${missing.join(', ')}. Install them with: sudo ${command}`
      : `Missing programs: ${missing.map((name) => programs[name]).join(', ')}. On Debian they come with the packages ${missing.join(', ')}.`;
  }
  say(`installing the Debian packages ${missing.join(', ')}…`);
  const update = await runProgram(first, [...rest, 'update'], { output: 'kept' });
  const install = await runProgram(first, [...rest, ...command.split(' ').slice(1)], { output: 'kept' });
  const still = absent(missing);
  if (still.length === 0) return null;
  say(`${update.output}${install.output}`.trimEnd());
  return `apt-get could not install ${still.join(', ')}; its output is above. Install them with: sudo ${command}`;
};
