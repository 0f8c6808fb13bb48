import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** When a process was started, in clock ticks since the machine was: tells it from a later one with the same number. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/**
 * One running program for each folder. A second one tells the first with SIGUSR2 and gets `false`. The lock of a
 * process that was killed is taken over.
 */
export function takeInstanceLock(folder: string, onSecond: () => void): boolean {
  const file = path.join(folder, 'standin.lock');
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
      process.on('SIGUSR2', onSecond);
      process.on('exit', () => rmSync(file, { force: true }));
      return true;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    }
    const [pid, start] = readFileSync(file, 'utf8').split(' ');
    if (start !== undefined && startOf(Number(pid)) === start) {
      process.kill(Number(pid), 'SIGUSR2');
      return false;
    }
    rmSync(file, { force: true });
  }
  return false;
}
