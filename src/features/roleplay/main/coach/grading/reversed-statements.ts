import { isNegated, negatesAt } from '../language/polarity.ts';
import type { Answer } from './answer.ts';
import type { Contradiction } from './contradictions.ts';

/** Words that may stand between a "not" and its verb: "not be returned", "never ever sold". */
const between = /^(?:be|been|being|ever|have|to|get)$/;
const affirms = /^(?:always|already|must|should|can|may|will|do|does|did)$/;
/** What follows these is a case and not what is said to be so: "if it is not paid in time …". */
const opensCase =
  /^(?:if|when|whenever|unless|until|otherwise|else|because|since|as|while|than|before|after|where|who|which|that|why|what|how)$/;
/** "Without permission", "no cash": what is missing is no statement. */
const deniesThing = /^(?:without|no|none|nothing|nobody)$/;

type Said = {
  readonly concept: string;
  readonly at: number;
  /** It stands in a case or a relative clause. */
  readonly isCase: boolean;
};

/**
 * Where an answer denies outright what the material says ("is not tested" for "is tested"), or affirms what the material
 * denies ("must go back" for "must never go back"). Main clauses are held against main clauses, cases against cases.
 */
export function reversedStatements(material: Answer, answer: Answer): Contradiction[] {
  const denied = saidWith(
    answer,
    (at) => negatesAt(answer.tokens, at) && !deniesThing.test(answer.tokens[at]?.lower ?? ''),
  );
  const affirmed = saidWith(answer, (at) => affirms.test(answer.tokens[at]?.lower ?? ''));
  const isDenied = (at: number) => denied.some((one) => one.at === at);
  const others = ({ concept, at }: Said): number[] =>
    (answer.places.get(concept) ?? []).filter(
      (other) => other !== at && answer.sentenceOf[other] === answer.sentenceOf[at],
    );
  const inCase = casesIn(material);
  const isOnly = ({ concept, isCase }: Said, wanted: boolean): boolean => {
    const places = (material.places.get(concept) ?? []).filter((at) => inCase[at] === isCase);
    return (
      places.length > 0 && places.every((at) => isNegated(material.text, material.tokens, at, at) === wanted)
    );
  };
  const reversed = [
    ...denied.filter((one) => others(one).every(isDenied) && isOnly(one, false)),
    ...affirmed.filter((one) => !others(one).some(isDenied) && isOnly(one, true)),
  ];
  return reversed.map(({ concept, at }) => ({ said: { from: at - 1, to: at }, concept }));
}

/** The words that a word of the kind stands right before. */
function saidWith(answer: Answer, isKind: (at: number) => boolean): Said[] {
  const { text, tokens } = answer;
  const inCase = casesIn(answer);
  return [...tokens.entries()].flatMap(([at, { content, concept, start }]) => {
    const before = between.test(tokens[at - 1]?.lower ?? '') ? at - 2 : at - 1;
    const gap = text.slice(tokens[before]?.end ?? 0, start);
    const isSaid = content && before >= 0 && isKind(before) && !/[.,;:!?\n]/.test(gap);
    return isSaid ? [{ concept, at, isCase: inCase[at] === true }] : [];
  });
}

/** Each token, whether it stands behind a word that opens a case, to the end of its sentence. */
function casesIn({ tokens, sentenceOf }: Answer): boolean[] {
  let isCase = false;
  return tokens.map(({ lower }, at) => {
    if (sentenceOf[at] !== sentenceOf[at - 1]) isCase = false;
    if (opensCase.test(lower)) isCase = true;
    return isCase;
  });
}
