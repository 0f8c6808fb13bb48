import { dirname } from 'node:path';
import type { Seeded } from '#features/roleplay/main/coach/seeded.ts';
import type { DiskEvent, FileId } from '../recording/disk-event.ts';
import { isDiskEvent, type Recording } from '../recording/recording.ts';
import type { DiskImage, ImageEntry } from './disk-image.ts';
import { changeNames, type FolderTree } from './folder-tree.ts';
import { volatileFile, type VolatileFile } from './volatile-file.ts';

/** The power goes at one of the events. */
export type PowerLoss = {
  /** How many of the events had happened. */
  readonly after: number;
  readonly image: DiskImage;
};

const folderOf = (path: string): string => (dirname(path) === '.' ? '' : dirname(path));

/** The folder in which an event changes a name; `null` where it changes none. */
function folderChangedBy(event: DiskEvent): string | null {
  if (event.kind === 'made' || event.kind === 'folderMade' || event.kind === 'removed')
    return folderOf(event.path);
  return event.kind === 'renamed' || event.kind === 'linked' ? folderOf(event.to) : null;
}

/** What a power loss keeps of the changes of names that no folder was synced after. */
function keptChanges(pending: readonly DiskEvent[], random: Seeded): readonly DiskEvent[] {
  const kind = random();
  if (kind < 0.3) return pending;
  // A journalling file system keeps their order, others need not.
  if (kind < 0.6) return pending.slice(0, Math.floor(random() * (pending.length + 1)));
  return pending.filter(() => random() < 0.5);
}

/** Drops what lies in a folder that is not there. */
function withoutOrphans(tree: FolderTree): FolderTree {
  const isReached = (path: string): boolean => {
    const above = folderOf(path);
    return above === '' || (tree.has(above) && isReached(above));
  };
  return new Map([...tree].filter(([path]) => isReached(path)));
}

/** A disk that keeps what was synced, and of the rest what it likes. The names in a folder last once it was synced. */
function volatileDisk({ start, files: numbers }: Recording) {
  const files = new Map<FileId, VolatileFile>();
  const durable: FolderTree = new Map();
  let pending: DiskEvent[] = [];
  for (const [path, entry] of start) {
    if (entry.kind === 'folder') {
      durable.set(path, entry);
      continue;
    }
    const file = numbers.get(path) ?? 0;
    files.set(file, volatileFile(entry.bytes));
    durable.set(path, { kind: 'file', file, mode: entry.mode });
  }
  return {
    apply: (event: DiskEvent): void => {
      if (event.kind === 'made') files.set(event.file, volatileFile());
      if (event.kind === 'written' || event.kind === 'sized') files.get(event.file)?.change(event);
      if (event.kind === 'copied') {
        const bytes = files.get(event.from)?.read(event.fromAt, event.bytes) ?? Buffer.alloc(0);
        files.get(event.file)?.change({ kind: 'written', at: event.at, bytes });
      }
      if (event.kind === 'synced') files.get(event.file)?.sync();
      if (event.kind === 'modeSet') changeNames(durable, event);
      if (folderChangedBy(event) !== null) pending.push(event);
      if (event.kind !== 'folderSynced') return;
      for (const change of pending) if (folderChangedBy(change) === event.path) changeNames(durable, change);
      pending = pending.filter((change) => folderChangedBy(change) !== event.path);
    },
    afterPowerLoss: (random: Seeded): DiskImage => {
      const tree: FolderTree = new Map(durable);
      for (const change of keptChanges(pending, random)) changeNames(tree, change);
      const kept = [...withoutOrphans(tree)].toSorted(([a], [b]) => (a < b ? -1 : 1));
      const image = new Map<string, ImageEntry>();
      for (const [path, entry] of kept) {
        const bytes = entry.kind === 'file' ? files.get(entry.file)?.afterPowerLoss(random) : undefined;
        image.set(
          path,
          bytes === undefined
            ? { kind: 'folder', mode: entry.mode }
            : { kind: 'file', mode: entry.mode, bytes },
        );
      }
      return image;
    },
  };
}

/** What lies on the disk after the power went, at `count` moments of a recorded run. */
export function* powerLosses(recording: Recording, count: number, random: Seeded): Generator<PowerLoss> {
  const moments = Array.from({ length: count }, () => Math.floor(random() * (recording.events.length + 1)));
  const disk = volatileDisk(recording);
  let happened = 0;
  for (const after of moments.toSorted((a, b) => a - b)) {
    for (const event of recording.events.slice(happened, after)) if (isDiskEvent(event)) disk.apply(event);
    happened = after;
    yield { after, image: disk.afterPowerLoss(random) };
  }
}
