import { isNegated, negatesAt } from '#main/kernel/language/polarity.ts';
import type { Answer } from './answer.ts';
import type { Contradiction } from './match.ts';

/** Words that may stand between a "not" and its verb: "not be returned", "never ever sold", "not have to be told". */
const between = /^(?:be|been|being|ever|have|need|to|get)$/;
const mostBetween = 3;
const affirms = /^(?:always|already|must|should|can|may|will|do|does|did|i|we|you|they|gladly)$/;
/** What follows these is a case and not what is said to be so: "if it is not paid in time …". */
const opensCase = /^(?:if|when|whenever|because|since|where|who|which|that|why|what|how)$/;
/** "As long as it is not signed" is "before it is signed": what follows these is denied or not as one likes. */
const opensLimit = /^(?:as|until|unless|otherwise|else|while|than|before|after)$/;
/** "Without permission", "no cash": what is missing is no statement. */
const deniesThing = /^(?:without|no|none|nothing|nobody)$/;

/** In a main clause, in a case or relative clause, or behind a limit, where denials tell nothing. */
type Place = 'main' | 'case' | 'limit';
type Said = {
  readonly concept: string;
  readonly at: number;
  readonly place: Place;
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
  const affirmed = saidWith(answer, (at) => affirms.test(answer.tokens[at]?.lower ?? '')).filter(
    ({ at }) => !isNegated(answer.text, answer.tokens, at, at),
  );
  const isDenied = (at: number) => denied.some((one) => one.at === at);
  const others = ({ concept, at }: Said): number[] =>
    (answer.places.get(concept) ?? []).filter(
      (other) => other !== at && answer.sentenceOf[other] === answer.sentenceOf[at],
    );
  const placeIn = placesIn(material);
  const saysReverse = ({ concept, place }: Said, isSaid: boolean): boolean => {
    const places = material.places.get(concept) ?? [];
    // "Tyres and tubes are not covered" denies what stands before its "not".
    const isDeniedAround = (at: number) =>
      material.tokens.some(
        (_token, other) =>
          material.sentenceOf[other] === material.sentenceOf[at] && negatesAt(material.tokens, other),
      );
    const isDeniedAt = (at: number) => isNegated(material.text, material.tokens, at, at);
    return (
      place !== 'limit' &&
      places.some((at) => placeIn[at] === place) &&
      places.every((at) => placeIn[at] === 'limit' || (isSaid ? isDeniedAt(at) : !isDeniedAround(at)))
    );
  };
  const reversed = [
    ...denied.filter((one) => others(one).every(isDenied) && saysReverse(one, false)),
    ...affirmed.filter((one) => !others(one).some(isDenied) && saysReverse(one, true)),
  ];
  return reversed.map(({ concept, at }) => ({ said: { from: at - 1, to: at }, concept }));
}

/** The words that a word of the kind stands right before. */
function saidWith(answer: Answer, isKind: (at: number) => boolean): Said[] {
  const { text, tokens } = answer;
  const placeIn = placesIn(answer);
  return [...tokens.entries()].flatMap(([at, { content, concept, start }]) => {
    const passed = tokens
      .slice(Math.max(0, at - mostBetween), at)
      .toReversed()
      .findIndex(({ lower }) => !between.test(lower));
    const before = at - 1 - (passed === -1 ? mostBetween : passed);
    const gap = text.slice(tokens[before]?.end ?? 0, start);
    const isSaid = content && before >= 0 && isKind(before) && !/[.,;:!?\n]/.test(gap);
    return isSaid ? [{ concept, at, place: placeIn[at] ?? 'main' }] : [];
  });
}

/** Of each token, what was opened before it in its sentence. */
function placesIn({ tokens, sentenceOf }: Answer): Place[] {
  let place: Place = 'main';
  return tokens.map(({ lower }, at) => {
    if (sentenceOf[at] !== sentenceOf[at - 1]) place = 'main';
    if (opensLimit.test(lower)) place = 'limit';
    else if (opensCase.test(lower)) place = 'case';
    return place;
  });
}
