import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkerJob } from '../ports.ts';
import type { ZippedFile } from '../zip/zip-files.ts';
import { redactor } from './redact.ts';

export type BundleOrder = {
  readonly files: readonly ZippedFile[];
  /** Where the log lies; `null` where it lies nowhere. */
  readonly logDir: string | null;
  /** Names and paths of this PC and its user, which are taken out of every text. */
  readonly removed: readonly string[];
  /** ISO 8601. */
  readonly at: string;
};

/** A support bundle as a zip: what is handed over, and the newest of the log. */
export const packSupportBundle: WorkerJob<BundleOrder, Uint8Array> = { worker: 'pack-support-bundle' };

const logName = /^(?:app|error)(?:\.\d)?\.log$/u;
/** What happened last is what matters, and a bundle has to fit into a letter. */
const mostLogBytes = 32 * 2 ** 20;

/** The end of a file: whole lines only, where it is cut. */
function endOf(file: string, most: number): string {
  const bytes = readFileSync(file);
  const text = bytes.subarray(-most).toString('utf8');
  return bytes.length <= most ? text : text.slice(text.indexOf('\n') + 1);
}

/** The log, the newest first, for as long as there is room. A file that cannot be read is told as such. */
function logFiles(logDir: string, room: number): ZippedFile[] {
  const files: ZippedFile[] = [];
  let left = room;
  for (const name of namesOf(logDir)) {
    if (left <= 0) break;
    const text = readable(() => endOf(join(logDir, name), left));
    left -= text.length;
    files.push({ path: `logs/${name}`, text });
  }
  return files;
}

function namesOf(logDir: string): string[] {
  try {
    const newest = (name: string): number => -statSync(join(logDir, name)).mtimeMs;
    // A link leads to what is no log, whatever it is called.
    return readdirSync(logDir, { withFileTypes: true })
      .filter((entry) => entry.isFile() && logName.test(entry.name))
      .map(({ name }) => name)
      .toSorted((one, other) => newest(one) - newest(other) || one.localeCompare(other));
  } catch {
    return [];
  }
}

function readable(read: () => string): string {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return `This file could not be read (${code}).\n`;
  }
}

/** Everything that goes into the bundle, with nothing left in it of what is to be removed. */
export function bundleFiles({ files, logDir, removed }: BundleOrder, room = mostLogBytes): ZippedFile[] {
  const redact = redactor(removed);
  const logs = logDir === null ? [] : logFiles(logDir, room);
  return [...files, ...logs].map(({ path, text }) => ({ path, text: redact(text) }));
}
