const replacement = '(removed)';
/** Shorter names would take letters out of everything. */
const shortest = 3;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** Takes whole words and paths out of texts, whatever their case: the name of the OS user, of the PC, a home folder. */
export function redactor(words: readonly string[]): (text: string) => string {
  const wanted = [...new Set(words.flatMap((word) => [word, word.replaceAll('\\', '\\\\')]))]
    .filter((word) => word.length >= shortest)
    .toSorted((one, other) => other.length - one.length);
  if (wanted.length === 0) return (text) => text;
  const any = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${wanted.map(escaped).join('|')})(?![\p{L}\p{N}])`,
    'giu',
  );
  return (text) => text.replaceAll(any, replacement);
}
