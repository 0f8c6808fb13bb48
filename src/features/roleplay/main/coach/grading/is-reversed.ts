import { negatesAt, oppositeOf } from '#main/kernel/language/polarity.ts';
import type { Answer } from './answer.ts';
import type { Point } from './match.ts';
import { isDenied, type Stretch } from './stretch.ts';

/** Whether what was said is denied where the material says it, or said where the material denies it. */
export function isReversed({ negated, terms }: Point, answer: Answer, stretch: Stretch): boolean {
  if (negated === false) return isDenied(terms, stretch, answer) && !cancelsOut(answer, stretch);
  const denied = terms.filter((term) => term.denied === true);
  const said = stretch.places.filter(({ term }) => denied.includes(term));
  if (said.length === 0) return false;
  const saysOpposite = denied.some(({ concept }) => {
    const opposite = oppositeOf(concept);
    return opposite !== null && answer.places.has(opposite);
  });
  return !saysOpposite && !isDenied(terms, stretch, answer) && !isDeniedAround(answer, stretch);
}

/** "Without a prescription they do not get it" says that they get it with one. */
function cancelsOut({ tokens, sentenceOf }: Answer, { from }: Stretch): boolean {
  const sentence = [...tokens.keys()].filter((at) => sentenceOf[at] === sentenceOf[from]);
  const opens = sentence.some((at) => /^(?:without|unless)$/.test(tokens[at]?.lower ?? ''));
  const negators = sentence.filter((at) => negatesAt(tokens, at)).length;
  return opens && negators % 2 === 0;
}

/**
 * A negator before it in its sentence, or behind it in its clause: "the reason we never tell". "Otherwise somebody could"
 * denies as well.
 */
function isDeniedAround({ text, tokens, sentenceOf }: Answer, { from, to }: Stretch): boolean {
  const [first, last] = [sentenceOf[from], sentenceOf[to]];
  for (let at = 0; at <= to; at++)
    if (
      (sentenceOf[at] === first || sentenceOf[at] === last) &&
      (negatesAt(tokens, at) || /^(?:otherwise|else)$/.test(tokens[at]?.lower ?? ''))
    )
      return true;
  for (let at = to + 1; at < tokens.length && sentenceOf[at] === last; at++) {
    const gap = text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0);
    if (gap.includes(',') || /^(?:and|but|or)$/.test(tokens[at]?.lower ?? '')) return false;
    if (negatesAt(tokens, at)) return true;
  }
  return false;
}
