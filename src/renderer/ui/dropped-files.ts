import type { DirectoryDropItem, DropItem, FileDropItem } from 'react-aria-components';

/** Files that somebody gave, and how many in their folders are of kinds that were not asked for. */
export type Given = { readonly files: File[]; readonly otherFiles: number };

/** More files than this are not looked at, however deep the folders go. */
const mostInFolders = 5000;

export const hasEnding = (name: string, accept: readonly string[]): boolean =>
  accept.some((ending) => name.toLowerCase().endsWith(ending));

/**
 * What was dropped: files as they are, and of folders, with the folders in them, those that fit. Files that hide, as
 * systems leave them in folders, count as nothing.
 */
export async function droppedFiles(items: readonly DropItem[], accept: readonly string[]): Promise<Given> {
  const given: { files: File[]; otherFiles: number } = { files: [], otherFiles: 0 };
  let seen = 0;
  const take = async (item: FileDropItem | DirectoryDropItem, isInFolder: boolean): Promise<void> => {
    if (seen >= mostInFolders) return;
    if (item.kind === 'directory') {
      for await (const entry of item.getEntries()) await take(entry, true);
      return;
    }
    seen += 1;
    if (!isInFolder || hasEnding(item.name, accept)) given.files.push(await item.getFile());
    else if (!item.name.startsWith('.')) given.otherFiles += 1;
  };
  for (const item of items) if (item.kind !== 'text') await take(item, false);
  return given;
}

/** The same of a folder that was chosen in the dialog of the system, which lists what is in it. */
export function chosenFolder(list: readonly File[], accept: readonly string[]): Given {
  const files = list.filter(({ name }) => hasEnding(name, accept));
  const hidden = list.filter(({ name }) => name.startsWith('.') && !hasEnding(name, accept));
  return { files, otherFiles: list.length - files.length - hidden.length };
}
