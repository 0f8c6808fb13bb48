const retractions =
  /\b(?:(?:forget|ignore|scratch) (?:that|it|what i (?:just )?(?:said|told you))|(?:it(?:['’]s| is)|that(?:['’]s| is)) (?:exactly |actually )?the other way r?a?round|none of (?:that|what i (?:just )?(?:said|told you)) (?:is|was) (?:true|right|correct)|i take (?:all )?that back|actually,? no\b|no,? wait|the opposite is (?:true|right)|i (?:just )?made (?:that|it) up|that was (?:all )?(?:a lie|not true|nonsense))/i;

/** Where a line takes back what it said before: exactly these words, and where they start. */
export function retractionIn(text: string): { readonly quote: string; readonly start: number } | null {
  const found = retractions.exec(text);
  return found === null ? null : { quote: found[0], start: found.index };
}
