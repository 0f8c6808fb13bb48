import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { maxUrlLength } from './app-address.ts';

// What the bundler names files: no escapes, no dot first or last, nothing that a file system reads in its own way.
const name = String.raw`[A-Za-z0-9_-](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?`;
const address = new RegExp(String.raw`^app://bundle/(?<file>${name}(?:/${name})*)?(?:[?#][^\r\n]*)?$`);

/** The path below the bundle's folder that an address names, or null for an address that names none. */
export function appFileName(url: string): string | null {
  if (url.length > maxUrlLength) return null;
  const match = address.exec(url);
  return match === null ? null : (match.groups?.['file'] ?? 'index.html');
}

/**
 * The absolute path of the file that an address names, or null: unknown address, no such file, or a file that lies
 * outside `root` once links are followed.
 */
export async function resolveAppUrl(url: string, root: string): Promise<string | null> {
  const file = appFileName(url);
  if (file === null) return null;
  try {
    const [folder, found] = await Promise.all([realpath(root), realpath(path.join(root, file))]);
    return found.startsWith(folder + path.sep) ? found : null;
  } catch {
    return null;
  }
}
