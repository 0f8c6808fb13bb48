import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Reply } from '#contract/errors.ts';
import { toJson } from '#contract/codec.ts';
import { hostProgram } from './host-program.ts';

const root = join(import.meta.dirname, '../..');

/** The headless host as a process of its own, spoken to as anybody would: lines of JSON. */
export type HeadlessProcess = {
  readonly child: ChildProcess;
  call(op: string, input?: unknown, onPart?: (part: unknown) => void): Promise<Reply>;
  /** Ends the input and answers the exit code. */
  end(): Promise<number | null>;
  /** Everything that it wrote to stderr so far. */
  errors(): string;
};

/** `through`: another program that starts it, as `unshare` does. */
export function startHeadless(args: readonly string[], through: readonly string[] = []): HeadlessProcess {
  const [program = '', ...rest] = [...through, process.execPath, hostProgram(), ...args];
  const child = spawn(program, rest, { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting = new Map<
    number,
    { resolve: (reply: Reply) => void; onPart: ((part: unknown) => void) | undefined }
  >();
  let nextId = 1;
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer: { id?: number; part?: unknown } & Reply = JSON.parse(line);
    const { id, part, ...reply } = answer;
    const call = id === undefined ? undefined : waiting.get(id);
    if (call === undefined || id === undefined) return;
    if (part !== undefined) return call.onPart?.(part);
    waiting.delete(id);
    call.resolve(reply);
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ended = (): Reply => ({ ok: false, error: { code: 'PROCESS_ENDED', details: errors } });
  void exited.then(() => {
    for (const { resolve } of waiting.values()) resolve(ended());
  });
  // What is written to a process that was killed comes back as an error here; the call is answered all the same.
  child.stdin.on('error', () => undefined);
  return {
    child,
    call: (op, input = {}, onPart) =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve(ended());
        const id = nextId++;
        waiting.set(id, { resolve, onPart });
        child.stdin.write(`${toJson({ id, op, input })}\n`);
      }),
    end: () => {
      child.stdin.end();
      return exited;
    },
    errors: () => errors,
  };
}
