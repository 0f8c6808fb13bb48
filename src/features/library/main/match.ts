/** Words beyond these add nothing to a search and cost time for each. */
const mostWords = 32;
const word = /[\p{L}\p{N}\p{M}]+/gu;

/** An FTS5 query from what a person typed: any of the words. Quoted, so that nothing typed is ever syntax. */
export function matchAny(typed: string): string | null {
  const words = [...new Set(typed.toLowerCase().match(word) ?? [])].slice(0, mostWords);
  return words.length === 0 ? null : words.map((one) => `"${one}"`).join(' OR ');
}

/** Control characters cannot occur in stored text, so they mark hits without ever being mistaken for it. */
export const hitStart = '\u0002';
export const hitEnd = '\u0003';

/** A snippet with its marks as pieces of text. */
export function highlightedPieces(marked: string): { text: string; hit: boolean }[] {
  return marked
    .split(hitStart)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, hit: false }];
      const [hit = '', rest = ''] = part.split(hitEnd);
      return [
        { text: hit, hit: true },
        { text: rest, hit: false },
      ];
    })
    .filter(({ text }) => text !== '');
}
