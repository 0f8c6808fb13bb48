// Chromium loads no scheme that it does not know. Each privileged scheme of the app is given an invented https origin
// under `.invalid`, which no name server may ever answer; the app itself sees its own addresses only.
const suffix = '.invalid';

/** `app://bundle/x` → `https://bundle.app.invalid/x`; what is none of ours stays as it is. */
export function toBrowser(url: string, schemes: ReadonlySet<string>): string {
  const { scheme, rest, host } =
    /^(?<scheme>[a-z][a-z0-9+.-]*):\/\/(?<host>[^/?#]*)(?<rest>.*)$/s.exec(url)?.groups ?? {};
  return scheme !== undefined && schemes.has(scheme) ? `https://${host}.${scheme}${suffix}${rest}` : url;
}

/** The way back. */
export function toApp(url: string, schemes: ReadonlySet<string>): string {
  const { scheme, rest, host } =
    /^https:\/\/(?<host>[^/?#]+)\.(?<scheme>[a-z0-9+-]+)\.invalid(?<rest>.*)$/s.exec(url)?.groups ?? {};
  return scheme !== undefined && schemes.has(scheme) ? `${scheme}://${host}${rest}` : url;
}
