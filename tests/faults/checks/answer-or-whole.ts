import { openStore } from '#main/platform/db/open-store.ts';
import type { ClosedState } from '#main/platform/db/opening.ts';
import { storeFaultIn } from '#main/platform/db/store-fault.ts';
import { differences, readImage, type DiskImage } from '../disk/disk-image.ts';
import { contentsDigest } from './contents.ts';
import { brokenInvariants, portsOf, type Expected } from './invariants.ts';

/**
 * What is of the store: not who holds the folder, nor what a crash left of a write, nor the empty log that SQLite makes
 * when it looks.
 */
const isOfStore = (path: string, image: DiskImage): boolean => {
  const entry = image.get(path);
  const isEmptyLog = path.endsWith('-wal') && (entry?.kind !== 'file' || entry.bytes.length === 0);
  return !path.startsWith('data/store.lock') && !path.endsWith('.partial') && !isEmptyLog;
};

/** Whether a store that opened is the one that it was, read to its last row. */
async function differsFrom(folder: string, digest: string): Promise<string[]> {
  const opened = await openStore(portsOf(folder));
  if (opened.state !== 'ok') return [`opened, and then was ${opened.state}`];
  try {
    return contentsDigest(opened.store.read) === digest
      ? []
      : ['silently wrong: it opens with other contents'];
  } catch (error) {
    return storeFaultIn(error) === null ? [`threw: ${String(error)}`] : [];
  } finally {
    await opened.store.close();
  }
}

/**
 * What must be true of a store whose files were harmed: it says so, by one of these states, and leaves every byte as it
 * was; or nothing is wrong with it. Answers its state, and what is not true.
 */
export async function answerOrWhole(
  folder: string,
  image: DiskImage,
  o: {
    readonly states: readonly ClosedState[];
    readonly expected: Expected;
    readonly digest: string | null;
    /** It may open before its pages were looked at: then whoever reads a harmed one has to be told. */
    readonly mayBeHarmed?: boolean;
  },
): Promise<{ readonly state: string; readonly problems: readonly string[] }> {
  const opened = await openStore(portsOf(folder));
  if (opened.state === 'ok') {
    await opened.store.close();
    const changed = o.digest === null ? [] : await differsFrom(folder, o.digest);
    const broken = o.mayBeHarmed === true ? [] : await brokenInvariants(folder, o.expected);
    return { state: 'ok', problems: [...changed, ...broken] };
  }
  const isTyped = o.states.some((state) => state === opened.state);
  const touched = differences(image, readImage(folder)).filter((path) => isOfStore(path, image));
  return {
    state: opened.state,
    problems: [
      ...(isTyped ? [] : [`closed: ${opened.state} (${opened.reason})`]),
      ...touched.map((path) => `refused, and changed ${path}`),
    ],
  };
}
