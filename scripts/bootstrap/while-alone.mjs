import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BootstrapError } from './bootstrap-error.mjs';

/** Longer than any install takes: after that the process number was most likely given to another program. */
const patienceMs = 15 * 60_000;
const lookEveryMs = 500;

/** Appears under its name with its content already inside, so that nobody reads an empty one. */
const take = (file) => {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, `${process.pid}\n`);
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new BootstrapError(
      `${file} cannot be written (${error.code}). The project's folder must be writable.`,
    );
  } finally {
    rmSync(draft, { force: true });
  }
};

/** The process that holds the file, or null when it has ended. */
const holderOf = (file) => {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0) return null;
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return error.code === 'EPERM' ? 'another user' : null;
  }
};

/**
 * Runs `work` while no other process runs under the same `file`, and waits for one that does.
 * @param {string} file
 * @param {(line: string) => void} say
 * @param {() => Promise<void>} work
 */
export const whileAlone = async (file, say, work) => {
  mkdirSync(dirname(file), { recursive: true });
  for (let waitedMs = 0; !take(file); waitedMs += lookEveryMs) {
    const holder = holderOf(file);
    if (holder === null) rmSync(file, { force: true });
    else if (waitedMs === 0) say(`another install is running here (process ${holder}); waiting for it…`);
    else if (waitedMs > patienceMs)
      throw new BootstrapError(`still waiting for process ${holder}. Delete ${file} if it is no install.`);
    if (holder !== null) await setTimeout(lookEveryMs);
  }
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
};
