import { englishNumbers } from '#main/kernel/language/number-words.ts';
import type { Token } from '#main/kernel/language/tokens.ts';
import type { TokenSpan } from './match.ts';

/** A thing that is told from others of its kind by a letter or a number: "form B", "room 4", "drawers 1, 2 and 3". */
type Labelled = TokenSpan & { readonly noun: string; readonly labels: readonly string[] };

const links = /^(?:and|or)$/;

/**
 * Where an answer speaks of another one of the things that are asked and expected: of form C, where only forms A and B
 * are in question. `about` are the tokens of each text that they stand in.
 */
export function strangers(answer: readonly Token[], about: readonly (readonly Token[])[]): TokenSpan[] {
  const known = new Map<string, Set<string>>();
  for (const { noun, labels } of about.flatMap(labelledIn))
    known.set(noun, new Set([...(known.get(noun) ?? []), ...labels]));
  return labelledIn(answer).filter(({ noun, labels }) => {
    const own = known.get(noun);
    return own !== undefined && labels.some((label) => !own.has(label));
  });
}

function labelledIn(tokens: readonly Token[]): Labelled[] {
  const found: Labelled[] = [];
  for (const [from, noun] of tokens.entries()) {
    if (!noun.content || noun.lower.length < 3 || /\p{N}/u.test(noun.lower)) continue;
    const labels: string[] = [];
    let to = from;
    for (let at = from + 1; at < tokens.length; at++) {
      const label = labelAt(tokens, at);
      if (label !== null) {
        labels.push(label);
        to = at;
      } else if (labels.length === 0 || !links.test(tokens[at]?.lower ?? '')) break;
    }
    if (labels.length > 0) found.push({ noun: noun.concept, labels, from, to });
  }
  return found;
}

function labelAt(tokens: readonly Token[], at: number): string | null {
  const { lower = '', text = '' } = tokens[at] ?? {};
  const next = tokens[at + 1];
  // "A client a day", "two 4 litre cans": what names a thing is followed by a verb, a small word or nothing.
  const isFollowed = next?.content === true && labelAlone(next) === null;
  const label = labelAlone({ lower });
  if (label === null || (isFollowed && !/^\p{Lu}$/u.test(text))) return null;
  return lower === 'i' ? null : label;
}

const labelAlone = ({ lower }: Pick<Token, 'lower'>): string | null =>
  /^(?:\p{L}|\d{1,2})$/u.test(lower)
    ? lower
    : englishNumbers.includes(lower)
      ? String(englishNumbers.indexOf(lower))
      : null;
