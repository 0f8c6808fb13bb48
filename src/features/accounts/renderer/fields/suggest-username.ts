/** A username made of a person's name: `Dana Whitlock` is `dana.whitlock`. Empty where the name has no Latin letters. */
export function suggestUsername(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter(Boolean);
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends.join('.').slice(0, 50);
}
