/** Text as it is compared: the same words are laid out otherwise in another file, another version, another passage. */
export const folded = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** Of a long quote that is cut in several passages, so much in one of them is enough. */
const enough = 200;

/**
 * Whether a passage holds a quote, both folded: all of it, or, where the quote reaches beyond the passage, at least half
 * of it or 200 characters.
 */
export function holdsQuote(passage: string, quote: string): boolean {
  if (quote === '') return false;
  if (passage.includes(quote)) return true;
  const least = Math.min(Math.ceil(quote.length / 2), enough);
  if (passage.length < least) return false;
  if (quote.includes(passage)) return true;
  return reachesOver(passage, quote, least) || reachesOver(quote, passage, least);
}

/** Whether `first` ends with at least so many characters that `second` begins with. */
function reachesOver(first: string, second: string, least: number): boolean {
  const opening = second.slice(0, least);
  for (let at = first.indexOf(opening); at !== -1; at = first.indexOf(opening, at + 1)) {
    if (second.startsWith(first.slice(at))) return true;
  }
  return false;
}

type Piece = { readonly text: string; readonly start: number };
type Stretch = { readonly start: number; readonly end: number };

/** What of a stretch of a document stands in its passages, which lie in their order; `null`: nothing to speak of. */
export function quoteOf(
  passages: readonly Piece[],
  stretch: Stretch,
  shortest: number,
): { readonly quote: string; readonly start: number; readonly end: number } | null {
  const pieces = passages.flatMap(({ text, start }) => {
    const from = Math.max(start, stretch.start);
    const piece = wholeCharacters(text.slice(from - start, Math.max(0, stretch.end - start)));
    const trimmed = piece.trim();
    if (trimmed === '') return [];
    const at = from + piece.indexOf(trimmed);
    return [{ text: trimmed, start: at, end: at + trimmed.length }];
  });
  const [first, last] = [pieces.at(0), pieces.at(-1)];
  const quote = pieces.map(({ text }) => text).join('\n');
  if (first === undefined || last === undefined || quote.length < shortest) return null;
  return { quote, start: first.start, end: last.end };
}

/** Without half a character at either end. */
const wholeCharacters = (text: string): string =>
  text.replace(/[\uD800-\uDBFF]$/, '').replace(/^[\uDC00-\uDFFF]/, ' ');
