import type { DiskImage } from '../disk/disk-image.ts';
import type { Recording } from '../recording/recording.ts';
import { admin, marker } from '../story/core-write.ts';

const needles = [marker, admin.password, 'SQLite format 3\0'].flatMap((text) => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
]);

const isInTheClear = (bytes: Buffer): boolean => needles.some((needle) => bytes.includes(needle));

/** The files in which something stands that was only ever given to the store. */
export const plaintextIn = (image: DiskImage): string[] =>
  [...image].flatMap(([path, entry]) => (entry.kind === 'file' && isInTheClear(entry.bytes) ? [path] : []));

/**
 * The files anywhere on the disk into which such a thing was written while a program ran, also those that it removed
 * again: each write is looked at by itself.
 */
export function writtenInTheClear({ events }: Recording): string[] {
  const names = new Map<number, string>();
  return events.flatMap((event) => {
    if (event.kind === 'made') names.set(event.file, event.path);
    if (event.kind === 'written' && isInTheClear(event.bytes)) return [names.get(event.file) ?? 'a file'];
    return event.kind === 'writtenElsewhere' && isInTheClear(event.bytes) ? [event.path] : [];
  });
}
