import type { KnownImage } from './damage-files.ts';
import type { RecordedHost } from './recording/record-host.ts';
import { killPoints } from './recording/recording.ts';

/** A recorded store after its run, and as a kill leaves it when its write-ahead log has just become longest. */
export function longestLogOf({
  recording,
  expectedAfter,
}: Pick<RecordedHost, 'recording' | 'expectedAfter'>): readonly KnownImage[] {
  let longest = { bytes: 0, after: 0, image: recording.start };
  let last = longest;
  for (const { after, image } of killPoints(recording)) {
    const log = image.get('data/store.db-wal');
    last = { bytes: log?.kind === 'file' ? log.bytes.length : 0, after, image };
    if (last.bytes > longest.bytes) longest = last;
  }
  return [last, longest].map(({ after, image }) => ({ image, expected: expectedAfter(after) }));
}
