import { shell } from 'electron';
import { parseExternalUrl } from './parse-external-url.ts';

/**
 * Has the operating system open an address in the browser, if it is one that may be opened (`parse-external-url.ts`).
 * The only way to `shell`. Rejects when the system opens none.
 * @returns whether it was handed over
 */
export async function openExternalLink(address: string, hosts: ReadonlySet<string>): Promise<boolean> {
  const href = parseExternalUrl(address, hosts);
  if (href === null) return false;
  await shell.openExternal(href);
  return true;
}
