import type { KnownImage } from './damage-files.ts';
import type { DiskImage } from './disk/disk-image.ts';
import type { RecordedHost } from './recording/record-host.ts';
import { killPoints } from './recording/recording.ts';

const bytesOf = (image: DiskImage, path: string): Buffer => {
  const entry = image.get(path);
  return entry?.kind === 'file' ? entry.bytes : Buffer.alloc(0);
};
const logIn = (image: DiskImage): Buffer => bytesOf(image, 'data/store.db-wal');
const isSame = (one: DiskImage, other: DiskImage): boolean =>
  ['data/store.db-wal', 'data/store.db'].every((path) => bytesOf(one, path).equals(bytesOf(other, path)));

/**
 * A recorded store after its run, and as a kill leaves it when its write-ahead log is longest: at the last moment before
 * more is written or folded in, when the last commit in it has been acknowledged and must not go any more.
 */
export function longestLogOf({
  recording,
  expectedAfter,
}: Pick<RecordedHost, 'recording' | 'expectedAfter'>): readonly KnownImage[] {
  let last = { after: 0, image: recording.start };
  let longest = last;
  for (const { after, image } of killPoints(recording)) {
    last = { after, image };
    const isLonger = logIn(image).length > logIn(longest.image).length;
    if (isLonger || isSame(image, longest.image)) longest = last;
  }
  return [last, longest].map((point) => ({ image: point.image, expected: expectedAfter(point.after) }));
}
