import { webAddress } from '#contract/web-address.ts';
import { maxUrlLength } from './app-address.ts';

/**
 * The address to hand to the operating system, written anew by the URL parser, or null. Opened is only https, at one of
 * `hosts` by its exact name: no port, no user, no capitals, nothing that only stands for the name.
 */
export function parseExternalUrl(text: string, hosts: ReadonlySet<string>): string | null {
  if (text.length > maxUrlLength) return null;
  const host = webAddress.exec(text)?.groups?.['host'];
  if (host === undefined || !hosts.has(host)) return null;
  const url = URL.parse(text);
  // The parser may read a host in its own way (`0x7f.1` is 127.0.0.1): it has to be the one that was allowed.
  return url?.protocol === 'https:' && url.host === host ? url.href : null;
}
