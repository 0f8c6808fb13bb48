import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { projectRoot } from '../../../scripts/project-root.ts';
import { recorderOf } from './recorder.ts';
import type { Recording } from './recording.ts';

/** Records what a script of ours does to a folder. */
export async function recordScript(
  args: readonly string[],
  o: { folder: string; scratch: string },
): Promise<Recording> {
  mkdirSync(o.scratch, { recursive: true });
  const cwd = projectRoot.replace(/\/$/, '');
  const recorder = recorderOf({ ...o, cwd });
  const [program = '', ...rest] = [...recorder.through, process.execPath, ...args];
  const child = spawn(program, rest, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.resume();
  const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  if (code !== 0) throw new Error(`The script ended with ${String(code)}.`);
  return recorder.finish();
}
