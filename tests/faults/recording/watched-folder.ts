import { resolve } from 'node:path';
import { movePaths } from '../disk/folder-tree.ts';
import type { FileId, RecordedEvent } from './disk-event.ts';

/** One opening of a file or a folder. */
export type OpenFile = {
  /** `null`: a folder, or a file outside the one that is watched. */
  readonly file: FileId | null;
  /** Relative to the watched folder; `null` outside it. */
  readonly path: string | null;
  readonly name: string;
  readonly appends: boolean;
  at: number;
};

/** The index of the write-ahead log is mapped into memory, and made anew by whoever opens the store first. */
const isRebuilt = (path: string): boolean => path.endsWith('-shm');

/** Knows the names under a folder while calls change them, and writes down what each call did. */
export function watchedFolder(o: {
  readonly folder: string;
  /** What relative paths start from. */
  readonly cwd: string;
  readonly files: ReadonlyMap<string, FileId>;
}) {
  const events: RecordedEvent[] = [];
  const files = new Map(o.files);
  let newest = Math.max(0, ...files.values());
  let said = '';

  /** Relative to the folder; `null` for a path outside it, and for what is rebuilt. */
  const within = (name: string): string | null => {
    const path = resolve(o.cwd, name);
    if (path === o.folder) return '';
    return path.startsWith(`${o.folder}/`) && !isRebuilt(path) ? path.slice(o.folder.length + 1) : null;
  };

  const make = (path: string, mode: number): FileId => {
    files.set(path, (newest += 1));
    events.push({ kind: 'made', path, file: newest, mode });
    return newest;
  };

  return {
    events,
    within,
    /** `null` where nothing can come of it: a file elsewhere that is only read. */
    open: (name: string, flags: string, mode: number): OpenFile | null => {
      const path = within(name);
      const opened = { path, name: resolve(o.cwd, name), appends: flags.includes('O_APPEND'), at: 0 };
      if (path === null) return /O_WRONLY|O_RDWR/.test(flags) ? { ...opened, file: null } : null;
      const known = files.get(path);
      if (known !== undefined && flags.includes('O_TRUNC'))
        events.push({ kind: 'sized', file: known, bytes: 0 });
      return { ...opened, file: known ?? (flags.includes('O_CREAT') ? make(path, mode) : null) };
    },
    write: (target: OpenFile, bytes: Buffer, at: number | null): void => {
      if (target.file === null) {
        if (!isRebuilt(target.name)) events.push({ kind: 'writtenElsewhere', path: target.name, bytes });
        return;
      }
      if (target.appends) throw new Error(`${target.name} is appended to, which no recording can follow.`);
      events.push({ kind: 'written', file: target.file, at: at ?? target.at, bytes });
      if (at === null) target.at += bytes.length;
    },
    copy: (from: OpenFile, fromAt: number | null, to: OpenFile, at: number | null, bytes: number): void => {
      if (from.file === null && to.file === null) return;
      if (from.file === null || to.file === null)
        throw new Error(`${to.name} was copied out of the folder or into it, which no recording can follow.`);
      events.push({
        kind: 'copied',
        from: from.file,
        fromAt: fromAt ?? from.at,
        file: to.file,
        at: at ?? to.at,
        bytes,
      });
      if (fromAt === null) from.at += bytes;
      if (at === null) to.at += bytes;
    },
    resize: ({ file }: OpenFile, bytes: number): void => {
      if (file !== null) events.push({ kind: 'sized', file, bytes });
    },
    sync: ({ file, path }: OpenFile): void => {
      if (file !== null) events.push({ kind: 'synced', file });
      else if (path !== null) events.push({ kind: 'folderSynced', path });
    },
    rename: (fromName: string, toName: string): void => {
      const [from, to] = [within(fromName), within(toName)];
      if (from === null && to === null) return;
      if (from === null || to === null) throw new Error('A file was moved into the folder or out of it.');
      events.push({ kind: 'renamed', from, to });
      movePaths(files, from, to);
    },
    link: (fromName: string, toName: string): void => {
      const [from, to] = [within(fromName), within(toName)];
      if (from === null && to === null) return;
      const file = from === null ? undefined : files.get(from);
      if (from === null || to === null || file === undefined)
        throw new Error('A file was linked into the folder or out of it.');
      events.push({ kind: 'linked', from, to });
      files.set(to, file);
    },
    remove: (name: string): void => {
      const path = within(name);
      if (path === null) return;
      events.push({ kind: 'removed', path });
      files.delete(path);
    },
    makeFolder: (name: string, mode: number): void => {
      const path = within(name);
      if (path !== null) events.push({ kind: 'folderMade', path, mode });
    },
    setMode: (name: string, mode: number): void => {
      const path = within(name);
      if (path !== null) events.push({ kind: 'modeSet', path, mode });
    },
    say: (text: string): void => {
      const lines = `${said}${text}`.split('\n');
      said = lines.pop() ?? '';
      for (const line of lines) events.push({ kind: 'said', line });
    },
  };
}
