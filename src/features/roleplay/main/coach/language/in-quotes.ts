/** A name in quotation marks. One that brings its own ("It feels loose") does not get a second pair. */
export function inQuotes(name: string): string {
  const bare = name
    .trim()
    .replace(/^["“](.*)["”]$/, '$1')
    .replaceAll(/["“”]/g, '’');
  return `“${bare}”`;
}
