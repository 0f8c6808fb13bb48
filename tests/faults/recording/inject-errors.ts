import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Whose calls meet the error: those of the first thread, where SQLite works, or of the pool of Node's file system. */
export type Threads = 'first' | 'pool';

/** Which calls, and how: `once` in the n-th of each thread, or in all from the n-th on. */
export type Injection = {
  readonly threads: Threads;
  readonly call: string;
  readonly error: 'EIO' | 'ENOSPC';
  readonly nth: number;
  readonly forEver: boolean;
};

const threadsOf = (pid: number, which: Threads): string[] => {
  if (which === 'first') return [String(pid)];
  return readdirSync(`/proc/${pid}/task`).filter(
    (task) => readFileSync(`/proc/${pid}/task/${task}/comm`, 'utf8').trim() === 'libuv-worker',
  );
};

/** Attaches strace to threads of a running process; the answer detaches it again and resolves with what it said. */
async function attach(pid: number, which: Threads, args: readonly string[]): Promise<() => Promise<string>> {
  const threads = threadsOf(pid, which);
  const child = spawn('strace', [...args, ...threads.flatMap((thread) => ['-p', thread])], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const closed = new Promise((resolve) => child.once('close', resolve));
  const attached = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    void closed.then(() => reject(new Error(`strace could not attach: ${said}`)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if ((said.match(/ attached/g) ?? []).length >= threads.length) resolve();
    });
  });
  await attached;
  return async () => {
    child.kill('SIGINT');
    await closed;
    return said;
  };
}

/** Has calls of a running process fail while `work` lasts. */
export async function withErrors<T>(pid: number, injection: Injection, work: () => Promise<T>): Promise<T> {
  const { threads, call, error, nth, forEver } = injection;
  const inject = `inject=${call}:error=${error}:when=${nth}${forEver ? '+' : ''}`;
  const detach = await attach(pid, threads, ['-e', `trace=${call}`, '-e', inject]);
  try {
    return await work();
  } finally {
    await detach();
  }
}

/** How often one thread at most made each of these calls while `work` lasted. */
export async function countCalls(
  pid: number,
  threads: Threads,
  calls: readonly string[],
  work: () => Promise<unknown>,
): Promise<ReadonlyMap<string, number>> {
  const detach = await attach(pid, threads, ['-e', `trace=${calls.join(',')}`]);
  await work();
  const said = await detach();
  const made = said.matchAll(/^(\[pid +\d+\] )?(\w+)\(/gm);
  const counts = new Map<string, number>();
  for (const [, thread = '', call = ''] of made) {
    const key = `${call} ${thread}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map(
    calls.map((call) => [
      call,
      Math.max(0, ...[...counts].filter(([key]) => key.startsWith(`${call} `)).map(([, n]) => n)),
    ]),
  );
}
