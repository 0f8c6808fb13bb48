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
  strace: 'strace',
} as const;

export type DebianPackage = keyof typeof programs;

/** Who asks, and with what environment. */
export type Asker = { readonly env: NodeJS.ProcessEnv; readonly isRoot: boolean };

const thisProcess: Asker = { env: process.env, isRoot: process.getuid?.() === 0 };

const onPath = (program: string, env: NodeJS.ProcessEnv): boolean =>
  (env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** What makes the asker root for one command: nothing, or a sudo that asks no question; null when nothing does. */
const rootPrefix = async ({ env, isRoot }: Asker): Promise<readonly string[] | null> => {
  if (isRoot) return [];
  if (!onPath('sudo', env)) return null;
  const { code } = await runProgram('sudo', ['-n', 'true'], { output: 'kept', env });
  return code === 0 ? ['sudo', '-n'] : null;
};

/**
 * Installs those of the packages that are missing, where the asker may.
 * @returns null when all are there, else a sentence that says exactly what to install
 */
export const ensurePackages = async (
  wanted: readonly DebianPackage[],
  say: (line: string) => void,
  asker: Asker = thisProcess,
): Promise<string | null> => {
  const { env } = asker;
  const absent = () => wanted.filter((name) => !onPath(programs[name], env));
  const missing = absent();
  if (missing.length === 0) return null;
  if (!onPath('apt-get', env)) {
    const names = missing.map((name) => programs[name]).join(', ');
    return `Missing programs: ${names}. On Debian they come with the packages ${missing.join(', ')}.`;
  }
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  const advice = `Install them with: sudo apt-get ${install.join(' ')}`;
  const prefix = await rootPrefix(asker);
  if (prefix === null) return `Missing Debian packages: ${missing.join(', ')}. ${advice}`;

  say(`installing the Debian packages ${missing.join(', ')}…`);
  const aptGet = async (args: readonly string[]) => {
    const [program = '', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return (await runProgram(program, rest, { output: 'kept', env })).output;
  };
  const output = `${await aptGet(['update'])}${await aptGet(install)}`;
  const still = absent();
  if (still.length === 0) return null;
  say(output.trimEnd());
  return `apt-get did not install ${still.join(', ')}; what it said is above. ${advice}`;
};
