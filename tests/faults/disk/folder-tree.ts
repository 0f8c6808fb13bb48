import type { DiskEvent, FileId } from '../recording/disk-event.ts';

export type TreeEntry =
  | { readonly kind: 'file'; readonly file: FileId; readonly mode: number }
  | { readonly kind: 'folder'; readonly mode: number };

/** Which name leads where. */
export type FolderTree = Map<string, TreeEntry>;

/** What an event does to names; nothing where it is about the bytes of a file. */
export function changeNames(tree: FolderTree, event: DiskEvent): void {
  if (event.kind === 'made') tree.set(event.path, { kind: 'file', file: event.file, mode: event.mode });
  if (event.kind === 'folderMade') tree.set(event.path, { kind: 'folder', mode: event.mode });
  if (event.kind === 'removed') tree.delete(event.path);
  if (event.kind === 'modeSet') {
    const entry = tree.get(event.path);
    if (entry !== undefined) tree.set(event.path, { ...entry, mode: event.mode });
  }
  if (event.kind === 'linked') {
    const entry = tree.get(event.from);
    if (entry !== undefined) tree.set(event.to, entry);
  }
  if (event.kind === 'renamed') movePaths(tree, event.from, event.to);
}

/** Gives a path another name, and everything under it. */
export function movePaths<Entry>(tree: Map<string, Entry>, from: string, to: string): void {
  const within = [...tree].filter(([path]) => path === from || path.startsWith(`${from}/`));
  for (const [path] of within) tree.delete(path);
  for (const [path, entry] of within) tree.set(`${to}${path.slice(from.length)}`, entry);
}
