import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hostProgram } from './host-program.ts';

const root = join(import.meta.dirname, '../..');

/** Runs one verb of the command line to its end, as IT would. `through`: another program that starts it, as `unshare` does. */
export async function runVerb(
  args: readonly string[],
  through: readonly string[] = [],
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const [program = '', ...rest] = [...through, process.execPath, hostProgram(), ...args];
  const child = spawn(program, rest, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}
