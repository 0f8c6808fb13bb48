import { maxUrlLength } from './app-address.ts';

/** What an address may be written with. Left out: blanks, controls, everything beyond ASCII, quotes, and `\ ` $ ( ) < >`. */
const plain = /^https:\/\/(?<host>[a-z0-9.-]+)(?:[/?#](?:[A-Za-z0-9\-._~:/?#@!&*+,;=]|%[2-7][0-9A-Fa-f])*)?$/;
/** Escapes of a control character or of what the operating system's opener could read as syntax: `"`, `'`, `\`, `` ` ``, DEL. */
const unsafeEscape = /%(?:22|27|5c|60|7f)/i;

/**
 * The address to hand to the operating system, written anew by the URL parser, or null. Opened is only https, at one of
 * `hosts` by its exact name: no port, no user, no capitals, nothing that only stands for the name.
 */
export function parseExternalUrl(text: string, hosts: ReadonlySet<string>): string | null {
  if (text.length > maxUrlLength) return null;
  const host = plain.exec(text)?.groups?.['host'];
  if (host === undefined || !hosts.has(host) || unsafeEscape.test(text)) return null;
  const url = URL.parse(text);
  // The parser may read a host in its own way (`0x7f.1` is 127.0.0.1): it has to be the one that was allowed.
  return url?.protocol === 'https:' && url.host === host ? url.href : null;
}
