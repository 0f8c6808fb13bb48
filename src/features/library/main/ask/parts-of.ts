/** More questions than these are not asked at once. */
const mostParts = 3;
const leastLetters = 8;

/** `mark`: by question marks; `and`: only by their words. */
export type Parts = { readonly by: 'mark' | 'and'; readonly texts: readonly string[] };

const split = (text: string, by: RegExp): string[] =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part.length >= leastLetters)
    .slice(0, mostParts);

/** The questions of a text that asks several, each by itself; none where it asks one. */
export function partsOf(text: string): Parts {
  const marked = split(text, /(?<=\?)\s+/u).filter((part) => part.includes('?'));
  if (marked.length > 1) return { by: 'mark', texts: marked };
  const joined = split(
    text,
    /\s*[;\n]\s*|,?\s+and\s+(?=(?:also\s+)?(?:what|how|when|where|who|which|why|can|do|does|is|are)\b)/iu,
  );
  return { by: 'and', texts: joined.length > 1 ? joined : [] };
}
