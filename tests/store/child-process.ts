import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export type StoreChild = {
  readonly process: ChildProcess;
  /** The next line of its output; `null` when it ended without one. */
  line(): Promise<string | null>;
  /** Resolves when it is gone. */
  ended(): Promise<void>;
};

const script = join(import.meta.dirname, 'children');

/** Starts one of `children/` in a process of its own, perhaps through another program (`setpriv`, `unshare`). */
export function startChild(
  name: string,
  args: readonly string[],
  through: readonly string[] = [],
): StoreChild {
  const [program = '', ...rest] = [...through, process.execPath, join(script, name), ...args];
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve, reject) => {
    child.on('close', () => resolve());
    child.on('error', reject);
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    line: async () => {
      const next = await lines.next();
      return next.done === true ? null : next.value;
    },
    ended: () => gone,
  };
}
