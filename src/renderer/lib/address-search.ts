/**
 * What stands behind the `?` of an address, as it is written: `1.0`, `true` and `[1]` are words. Each screen says what
 * it takes them for. Of a name that stands there twice the last one counts.
 */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

/** The same back again, with its `?`; what is `undefined` is left out. */
export function stringifySearch(
  search: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const given = Object.entries(search).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
