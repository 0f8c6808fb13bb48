import { isNegated, negatesAt } from '../language/polarity.ts';
import type { Answer } from './answer.ts';
import type { Contradiction } from './contradictions.ts';

/** Words that may stand between a "not" and its verb: "not be returned", "never ever sold". */
const between = /^(?:be|been|being|ever|have|to|get)$/;
const affirms = /^(?:always|must|should|can|may|will|do|does|did)$/;
/** What follows these is a case and not what is said to be so: "if it is not paid in time …". */
const opensCase =
  /^(?:if|when|whenever|unless|until|otherwise|else|because|since|as|while|than|before|after|where|who|which|that|why|what|how)$/;
/** "Without permission", "no cash": what is missing is no statement. */
const deniesThing = /^(?:without|no|none|nothing|nobody)$/;

type Said = { readonly concept: string; readonly at: number };

/**
 * Where an answer denies outright what the material says ("is not tested" for "is tested"), or affirms what the material
 * denies ("must go back" for "must never go back").
 */
export function reversedStatements(material: Answer, answer: Answer): Contradiction[] {
  const denied = saidWith(
    answer,
    (at) => negatesAt(answer.tokens, at) && !deniesThing.test(answer.tokens[at]?.lower ?? ''),
  );
  const affirmed = saidWith(answer, (at) => affirms.test(answer.tokens[at]?.lower ?? ''));
  const isDenied = ({ at }: Said) => denied.some((one) => one.at === at);
  const others = (one: Said): Said[] =>
    (answer.places.get(one.concept) ?? [])
      .filter((at) => at !== one.at)
      .map((at) => ({ at, concept: one.concept }));
  const reversed = [
    ...denied.filter((one) => others(one).every(isDenied) && isOnly(one, material, false)),
    ...affirmed.filter((one) => !others(one).some(isDenied) && isOnly(one, material, true)),
  ];
  return reversed.map(({ concept, at }) => ({ said: { from: at - 1, to: at }, concept }));
}

/** Whether the material says the word, and wherever it does, denies it or not. */
function isOnly({ concept }: Said, { text, tokens, places }: Answer, denied: boolean): boolean {
  const found = places.get(concept) ?? [];
  return found.length > 0 && found.every((at) => isNegated(text, tokens, at, at) === denied);
}

/** The words that a word of the kind stands right before, in a main clause. */
function saidWith({ text, tokens, sentenceOf }: Answer, isKind: (at: number) => boolean): Said[] {
  const found: Said[] = [];
  let isCase = false;
  for (const [at, token] of tokens.entries()) {
    if (sentenceOf[at] !== sentenceOf[at - 1]) isCase = false;
    if (opensCase.test(token.lower)) isCase = true;
    if (!token.content || isCase) continue;
    const before = between.test(tokens[at - 1]?.lower ?? '') ? at - 2 : at - 1;
    const gap = text.slice(tokens[before]?.end ?? 0, token.start);
    if (before >= 0 && isKind(before) && !/[.,;:!?\n]/.test(gap)) found.push({ concept: token.concept, at });
  }
  return found;
}
