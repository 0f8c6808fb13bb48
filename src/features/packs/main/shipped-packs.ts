import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PackHead, readPackHead } from './read-pack.ts';

const extension = '.drillpack';
const folderOf = (resourcesDir: string): string => join(resourcesDir, 'packs');

const namesOf = async (resourcesDir: string): Promise<string[]> =>
  (await readdir(folderOf(resourcesDir)))
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length))
    .toSorted();

/** The packs that came with the program, by name. Throws for one that does not prove itself: the program is damaged. */
export async function shippedPacks(resourcesDir: string): Promise<PackHead[]> {
  const heads: PackHead[] = [];
  for (const name of await namesOf(resourcesDir)) {
    const answer = readPackHead(await readFile(join(folderOf(resourcesDir), name + extension)));
    if ('fault' in answer) throw new Error(`The pack ${name} of this program is damaged.`);
    heads.push(answer.head);
  }
  return heads;
}

/** The file of a pack that came with the program; `null` where none has that name. */
export async function shippedPack(resourcesDir: string, name: string): Promise<Uint8Array | null> {
  // Looked up among the names that are there: what was asked for is never a part of a path.
  const known = (await namesOf(resourcesDir)).find((one) => one === name);
  return known === undefined ? null : readFile(join(folderOf(resourcesDir), known + extension));
}
