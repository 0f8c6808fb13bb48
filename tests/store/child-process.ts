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

/** Where the code of a child lies: bundled by the run, else its source. */
function programOf(name: string): string {
  const bundled = process.env['DRILLROOM_TEST_CHILDREN'];
  return bundled === undefined
    ? join(import.meta.dirname, 'children', name)
    : join(bundled, name.replace(/\.ts$/, '.js'));
}

/** Starts one of `children/` in a process of its own, perhaps through another program (`setpriv`, `unshare`). */
export function startChild(
  name: string,
  args: readonly string[],
  through: readonly string[] = [],
): StoreChild {
  const [program = '', ...rest] = [...through, process.execPath, programOf(name), ...args];
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
