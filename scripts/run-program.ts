import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { projectRoot } from './project-root.ts';

export type RunOptions = {
  readonly env?: NodeJS.ProcessEnv;
  /**
   * `shown`: the program has this terminal. `plain`: its output comes through a pipe, so that it draws no moving parts.
   * `kept`: nothing is shown; the caller decides what to do with it.
   */
  readonly output?: 'shown' | 'plain' | 'kept';
  /** Ends the program. */
  readonly signal?: AbortSignal;
};

export type Ended = {
  /** The exit code; 128 and more for a program that a signal ended, 127 for one that could not be started. */
  readonly code: number;
  /** What it wrote, when `kept`, and why it could not be started. */
  readonly output: string;
};

/** Without the terminal a program leads a group of its own, so that what it started ends with it. */
const leadsGroup = (output: RunOptions['output']) => output !== 'shown' && process.platform !== 'win32';

const signalTo = (child: ChildProcess, wholeGroup: boolean, signal: NodeJS.Signals) => {
  if (child.pid === undefined) return;
  if (wholeGroup) process.kill(-child.pid, signal);
  else child.kill(signal);
};

/** A program that writes into a log is told not to colour it, by the one variable that all of them know. */
const environment = (env: NodeJS.ProcessEnv, output: RunOptions['output']): NodeJS.ProcessEnv => {
  if (output === 'shown') return env;
  const { FORCE_COLOR: _, ...rest } = env;
  return { ...rest, NO_COLOR: '1' };
};

/** Runs a program to its end. When this process is told to end, the program is, and then this process ends too. */
export const runProgram = (file: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const { env = process.env, output = 'shown' } = options;
    const wholeGroup = leadsGroup(output);
    const child = spawn(file, args, {
      cwd: projectRoot,
      env: environment(env, output),
      stdio: output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      detached: wholeGroup,
    });
    const kept: Buffer[] = [];
    const sink = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      if (output === 'kept') kept.push(chunk);
      else stream.write(chunk);
    };
    child.stdout?.on('data', sink(process.stdout));
    child.stderr?.on('data', sink(process.stderr));
    const stop = (signal: NodeJS.Signals) => {
      child.once('close', () => process.exit(128 + constants.signals[signal]));
      // A terminal sends Ctrl-C to a program that has it; a second one would make it drop what it is closing.
      if (wholeGroup || signal !== 'SIGINT' || !process.stdin.isTTY) signalTo(child, wholeGroup, signal);
    };
    const abort = () => signalTo(child, wholeGroup, 'SIGTERM');
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    options.signal?.addEventListener('abort', abort, { once: true });
    const end = (code: number, text: string) => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      options.signal?.removeEventListener('abort', abort);
      resolve({ code, output: text });
    };
    child.on('error', (error) => end(127, `${file}: ${error.message}\n`));
    child.on('close', (code, signal) => {
      end(code ?? 128 + constants.signals[signal ?? 'SIGTERM'], Buffer.concat(kept).toString());
    });
  });
