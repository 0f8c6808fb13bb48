const words = /[\p{L}\p{M}\p{N}]+/gu;
const oneWord = /^[\p{L}\p{M}\p{N}]+$/u;
const years = /(?<!\d)(?:19|20)\d\d(?!\d)/g;
const separators = /[\s._-]+/g;

/**
 * What of a password a guesser does not have for nothing: without years, without what is known about the person, each
 * word once, and nothing between them. `known` is in lower case.
 */
export function withoutGivenParts(password: string, known: readonly string[]): string {
  const seen = new Set<string>();
  const given = known.filter((one) => oneWord.test(one)).toSorted((a, b) => b.length - a.length);
  const left = password.replaceAll(years, '').replaceAll(words, (word) => {
    const rest = given.reduce((text, one) => text.replaceAll(new RegExp(one, 'giu'), ''), word);
    const key = rest.toLowerCase();
    if (seen.has(key)) return '';
    seen.add(key);
    return rest;
  });
  return left.replaceAll(separators, '');
}
