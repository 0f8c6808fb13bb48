import { fileBytes, type FileBytes } from '../disk/file-bytes.ts';
import { changeNames, type FolderTree } from '../disk/folder-tree.ts';
import type { DiskImage } from '../disk/disk-image.ts';
import { changesFiles, type DiskEvent, type FileId, type RecordedEvent } from './disk-event.ts';

/** All that one run of a program did to a folder. */
export type Recording = {
  /** What lay there before. */
  readonly start: DiskImage;
  /** How the events call the files that lay there before. */
  readonly files: ReadonlyMap<string, FileId>;
  readonly events: readonly RecordedEvent[];
};

/** Numbers the files of an image, so that events can speak of them. */
export const numberFiles = (image: DiskImage): ReadonlyMap<string, FileId> =>
  new Map([...image].filter(([, { kind }]) => kind === 'file').map(([path], index) => [path, index + 1]));

/** The folder as it was, and every event since applied: what a process that reads it would see. */
export type Replay = {
  apply(event: DiskEvent): void;
  image(): DiskImage;
};

export function replayOf({ start, files: numbers }: Recording): Replay {
  const tree: FolderTree = new Map();
  const files = new Map<FileId, FileBytes>();
  for (const [path, entry] of start) {
    const file = numbers.get(path) ?? 0;
    if (entry.kind === 'folder') tree.set(path, entry);
    else {
      tree.set(path, { kind: 'file', file, mode: entry.mode });
      files.set(file, fileBytes(entry.bytes));
    }
  }
  const bytesOf = (file: FileId): FileBytes => {
    const known = files.get(file);
    if (known === undefined) throw new Error(`File ${file} was never made.`);
    return known;
  };
  return {
    apply: (event) => {
      changeNames(tree, event);
      if (event.kind === 'made') files.set(event.file, fileBytes());
      if (event.kind === 'written') bytesOf(event.file).write(event.at, event.bytes);
      if (event.kind === 'copied')
        bytesOf(event.file).write(event.at, bytesOf(event.from).read(event.fromAt, event.bytes));
      if (event.kind === 'sized') bytesOf(event.file).resize(event.bytes);
    },
    image: () =>
      new Map(
        [...tree]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([path, entry]) => [
            path,
            entry.kind === 'folder'
              ? entry
              : { kind: 'file', mode: entry.mode, bytes: bytesOf(entry.file).read() },
          ]),
      ),
  };
}

export const isDiskEvent = (event: RecordedEvent): event is DiskEvent =>
  event.kind !== 'said' && event.kind !== 'writtenElsewhere';

/** The folder after every event. */
export function endOf(recording: Recording): DiskImage {
  const replay = replayOf(recording);
  for (const event of recording.events) if (isDiskEvent(event)) replay.apply(event);
  return replay.image();
}

/** A kill -9 at one of the calls. */
export type KillPoint = {
  /** How many of the events had happened. */
  readonly after: number;
  readonly image: DiskImage;
};

const pageBytes = 4096;

/** The part of a write that goes into the first page of memory: a kill can come before the next one. */
function firstPart(event: DiskEvent): DiskEvent | null {
  if (event.kind !== 'written') return null;
  const bytes = pageBytes - (event.at % pageBytes);
  return bytes < event.bytes.length ? { ...event, bytes: event.bytes.subarray(0, bytes) } : null;
}

/**
 * The folder as a kill leaves it before the first call that changes a file, in each that writes more than one page of
 * memory, and after each. A kill loses nothing that the system was given: around a sync it leaves what stood there before.
 */
export function* killPoints(recording: Recording): Generator<KillPoint> {
  const replay = replayOf(recording);
  yield { after: 0, image: replay.image() };
  for (const [index, event] of recording.events.entries()) {
    if (!isDiskEvent(event)) continue;
    const half = firstPart(event);
    if (half !== null) {
      replay.apply(half);
      yield { after: index, image: replay.image() };
    }
    replay.apply(event);
    if (changesFiles(event)) yield { after: index + 1, image: replay.image() };
  }
}
