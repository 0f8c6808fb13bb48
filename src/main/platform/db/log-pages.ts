import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { DataFolder } from './data-folder.ts';

/** Bytes, and where the numbers stand in them: all of them big-endian, 32 bits (SQLite file format, 4.1 and 4.2). */
const logHeader = { bytes: 32, pageBytes: 8, salts: 16 } as const;
const frameHeader = { bytes: 24, page: 0, pagesAfterCommit: 4, salts: 8 } as const;

/** SQLite never writes the page that holds its locks, at the first gigabyte. */
const lockByte = 2 ** 30;

/** The numbers of the pages that stand in the commits of a write-ahead log. Throws what the file system throws. */
function pagesInLog(file: string): ReadonlySet<number> {
  const committed = new Set<number>();
  const open = openSync(file, 'r');
  try {
    const head = Buffer.alloc(logHeader.bytes);
    if (readSync(open, head, 0, head.length, 0) < head.length) return committed;
    const salts = head.subarray(logHeader.salts, logHeader.salts + 8);
    const step = frameHeader.bytes + head.readUInt32BE(logHeader.pageBytes);
    const frame = Buffer.alloc(frameHeader.bytes);
    let pending: number[] = [];
    for (let at = logHeader.bytes; readSync(open, frame, 0, frame.length, at) === frame.length; at += step) {
      // A frame of a log that this one was written over.
      if (!frame.subarray(frameHeader.salts, frameHeader.salts + 8).equals(salts)) break;
      pending.push(frame.readUInt32BE(frameHeader.page));
      if (frame.readUInt32BE(frameHeader.pagesAfterCommit) === 0) continue;
      for (const page of pending) committed.add(page);
      pending = [];
    }
    return committed;
  } finally {
    closeSync(open);
  }
}

/**
 * Whether the database file ends before pages that the log on it takes for granted. SQLite reads such a page as zeros,
 * which pass its check where they stand for the end of a long text. Throws what the file system throws.
 * @param size of file and log together
 */
export function lacksPages(
  { database, log }: Pick<DataFolder, 'database' | 'log'>,
  { pages, pageBytes }: { readonly pages: number; readonly pageBytes: number },
): boolean {
  const inFile = Math.floor(statSync(database).size / pageBytes);
  if (inFile >= pages) return false;
  const inLog = pagesInLog(log);
  for (let page = inFile + 1; page <= pages; page += 1)
    if (!inLog.has(page) && page !== lockByte / pageBytes + 1) return true;
  return false;
}
