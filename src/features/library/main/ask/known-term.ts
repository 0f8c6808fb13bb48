import { stem } from '#main/kernel/language/stem.ts';
import { conceptOf, wordsOf } from '#main/kernel/language/synonyms.ts';
import type { Token } from '#main/kernel/language/tokens.ts';
import type { Lexicon } from '../retrieval/retrieval.ts';
import { isFormSlip, isSlip } from './slips.ts';

/** A word of a question as the material knows it. */
export type KnownTerm = {
  readonly stem: string;
  readonly concept: string;
  /** What it makes with its neighbour, where the material writes both as one. */
  readonly joined: string | null;
  /** In how many passages it stands, or else the most frequent of what may stand for it; 0: none has it. */
  readonly frequency: number;
};

/** How the material knows a word. */
export function knownTerm(token: Token, joined: string | null, lexicon: Lexicon): KnownTerm | null {
  const mostOf = (stems: Iterable<string>): number => Math.max(0, ...Array.from(stems, lexicon.frequencyOf));
  const found = { stem: token.stem, concept: token.concept, joined };
  const ofConcept = wordsOf(token.concept).map((word) => stem(word));
  if (token.inIdiom === true) return { ...found, frequency: mostOf([token.concept, ...ofConcept]) };
  const own = mostOf([stem(token.lower), token.stem]);
  if (own > 0) return { ...found, frequency: own };
  const positive = positiveOf(token.lower);
  if (positive !== null) {
    const frequency = lexicon.frequencyOf(positive);
    if (frequency > 0) return { stem: positive, concept: conceptOf(positive), joined, frequency };
  }
  if (isFormSlip(token.lower)) return null;
  const frequency = mostOf([...(joined === null ? [] : [joined]), ...ofConcept]);
  if (frequency > 0) return { ...found, frequency };
  const meant = lexicon.meant(token.stem);
  if (meant === null || !isSlip(token.stem, meant)) return { ...found, frequency: 0 };
  return { stem: meant, concept: conceptOf(meant), joined, frequency: lexicon.frequencyOf(meant) };
}

/** "Hair line" as "hairline", where the material writes it so. */
export function joinedWith(
  one: Token | undefined,
  other: Token | undefined,
  lexicon: Lexicon,
): string | null {
  if (one?.content !== true || other?.content !== true || other.start - one.end !== 1) return null;
  const joined = stem(`${one.lower}${other.lower}`);
  return lexicon.frequencyOf(joined) > 0 ? joined : null;
}

/** "quicker" and "biggest" by their stem without the comparison; `null` for what is none. */
export function positiveOf(word: string): string | null {
  const [, base] =
    /^(\p{L}{3,}?)(?:e?r|e?st)$/u.exec(word.replace(/i(?=e(?:r|st)$)/, 'y').replace(/y(?=e)/, 'y')) ?? [];
  if (base === undefined) return null;
  return stem(base.replace(/([bdgmnpt])\1$/, '$1'));
}
