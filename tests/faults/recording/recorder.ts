import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readImage } from '../disk/disk-image.ts';
import { tracedCalls, readEvents } from './read-events.ts';
import { requireStrace } from './require-strace.ts';
import { numberFiles, type Recording } from './recording.ts';
import { readStraceLog } from './strace-log.ts';

export type Recorder = {
  /** What the program has to be started through. */
  readonly through: readonly string[];
  /** Reads what it did, once it has ended. */
  finish(): Recording;
};

/**
 * Gets ready to record what a program does to `folder`. `inject` is one more instruction to strace, for instance to kill
 * the program in a certain call. The log lies in `scratch`.
 */
export function recorderOf(o: { folder: string; scratch: string; cwd: string; inject?: string }): Recorder {
  requireStrace();
  const log = join(o.scratch, 'strace.log');
  const start = readImage(o.folder);
  const files = numberFiles(start);
  // strace 6.1 injects nothing into calls of the first thread when it follows through seccomp.
  const how = o.inject === undefined ? ['--seccomp-bpf'] : ['-e', `inject=${o.inject}`];
  const traced = `trace=${tracedCalls.map((name) => `?${name}`).join(',')}`;
  const wholeStrings = ['-xx', '-s', String(64 * 2 ** 20)];
  return {
    through: ['strace', '-f', ...how, '-qq', ...wholeStrings, '-e', traced, '-o', log],
    finish: () => {
      const calls = [...readStraceLog(readFileSync(log, 'latin1'))];
      rmSync(log);
      return { start, files, events: readEvents(calls, { ...o, files }) };
    },
  };
}
