import type { Token } from '../language/tokens.ts';

/** Tokens `from` to before `to`. */
export type Range = [from: number, to: number];

const opensClause = new Set(['and', 'but', 'then', 'or', 'because', 'so', 'which', 'whereas', 'while']);

/** "Between 450 and 900 pounds" is one figure. */
const joinsFigures = (tokens: readonly Token[], at: number): boolean =>
  [at - 1, at + 1].every((place) => /^\p{N}/u.test(tokens[place]?.lower ?? '')) ||
  tokens[at - 2]?.lower === 'between';

/** The clauses of a text by token, sentence by sentence. */
export function sentencesOfClauses(text: string, tokens: readonly Token[]): Range[][] {
  const sentences: Range[][] = [[]];
  let from = 0;
  for (let at = 1; at <= tokens.length; at++) {
    const gap = at < tokens.length ? text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0) : '.';
    const opens = opensClause.has(tokens[at]?.lower ?? '') && !joinsFigures(tokens, at);
    if (!opens && !/[.,;:!?()“”"–—]/.test(gap)) continue;
    sentences.at(-1)?.push([from, at]);
    from = at;
    if (/[.!?]/.test(gap)) sentences.push([]);
  }
  return sentences;
}
