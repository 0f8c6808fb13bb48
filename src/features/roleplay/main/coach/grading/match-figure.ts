import { isDisowned, isNegated, negatesAt, oppositeOf } from '#main/kernel/language/polarity.ts';
import { isWithin, sameKind, sameQuantity, type Quantity } from '#main/kernel/language/quantities.ts';
import type { Term } from '../question.ts';
import { saidAt, type Answer } from './answer.ts';
import type { Asked } from './what-is-asked.ts';
import { found, missed, type Match } from './match.ts';

/** An answer of so few words is about its question without saying so. */
const shortAnswer = 8;
/** So is one with so few other words that gives no second figure of the kind, where a figure was asked for. */
const plainAnswer = { contentWords: 5 } as const;
/** And one of a sentence or two that touches on the matter and gives no figure of the kind but the material's. */
const saidOtherwise = { contentWords: 14 } as const;

/** Whether an answer gives a figure in whatever unit, gives another one in its place, or denies it. */
export function matchFigure(
  figure: Quantity,
  context: readonly Term[],
  answer: Answer,
  otherFigures: readonly Quantity[],
  asked: Pick<Asked, 'figure' | 'end'>,
): Match {
  const given = answer.quantities.filter(
    (quantity) => sameKind(quantity, figure) && !isRate(quantity, answer),
  );
  const beside = wordsBeside(given, answer);
  const answersPlainly = asked.figure && given.every(({ unit }) => unit !== '');
  const isPlain =
    answersPlainly &&
    beside <= plainAnswer.contentWords &&
    given.every((one) => given.every((other) => sameQuantity(one, other)));
  const isOtherwise =
    answersPlainly &&
    beside <= saidOtherwise.contentWords &&
    touchesOn(answer, figure, context, otherFigures) &&
    given.every((one) => [figure, ...otherFigures].some((known) => sameQuantity(one, known)));
  const said = given
    .filter((quantity) => isPlain || isOtherwise || isAbout(quantity, figure, answer, context))
    .map((quantity) => ({
      quantity,
      denied: isFigureDenied(quantity, figure, answer) || isOfOpposite(quantity, answer, context),
      right:
        sameQuantity(quantity, figure) ||
        (isPartOf(quantity, figure, asked.end || givesBothEnds(given, figure)) &&
          !isBeyond(quantity, answer)),
    }));
  const right = said.find(({ right, denied }) => right && !denied);
  const wrong = said.find(
    ({ quantity, right, denied }) =>
      (right && denied) ||
      (!right && !denied && !otherFigures.some((other) => sameQuantity(other, quantity))),
  );
  const chosen = wrong ?? right;
  if (chosen === undefined) return missed;
  const at = tokenAt(answer, chosen.quantity);
  return found(wrong === undefined ? 'met' : 'wrong', answer, at, at);
}

/** Whether anything in an answer but the figure itself is what the material speaks of. */
const touchesOn = (
  answer: Answer,
  figure: Quantity,
  context: readonly Term[],
  otherFigures: readonly Quantity[],
): boolean =>
  context.some((term) => saidAt(answer, term).length > 0) ||
  otherFigures.some(
    (other) => !sameQuantity(other, figure) && answer.quantities.some((one) => sameQuantity(one, other)),
  );

const wordsBeside = (figures: readonly Quantity[], { tokens }: Answer): number =>
  tokens.filter(
    (token) => token.content && !figures.some(({ start, end }) => token.start >= start && token.end <= end),
  ).length;

const tokenAt = (answer: Answer, quantity: Quantity): number =>
  answer.tokens.findIndex((token) => token.end > quantity.start);

/** "Opens at ten, and stays open until midnight" */
const givesBothEnds = (given: readonly Quantity[], figure: Quantity): boolean =>
  [figure.low, figure.high].every((end) =>
    given.some((one) => sameQuantity(one, { ...figure, low: end, high: end })),
  );

/** Five years where four to six are right; of opening hours one end alone, where that was asked for. */
const isPartOf = (quantity: Quantity, figure: Quantity, asksEnd: boolean): boolean =>
  isWithin(quantity, figure) && (figure.dimension !== 'clock' || asksEnd);

/** "120 euros a night" is no figure of nights. */
const isRate = ({ low, high, start }: Quantity, { text, quantities }: Answer): boolean =>
  low === high &&
  /^(?:an?|per|each|every)\s/i.test(text.slice(start)) &&
  quantities.some(({ end }) => end <= start && /^\s*(?:per\s)?$/.test(text.slice(end, start)));

/** "Open from 11 to 6 and locked by day": the figure is given for the opposite of what it is a figure of. */
function isOfOpposite(quantity: Quantity, answer: Answer, context: readonly Term[]): boolean {
  const at = tokenAt(answer, quantity);
  const distance = (places: readonly number[]): number =>
    Math.min(Infinity, ...places.filter((place) => place < at).map((place) => at - place));
  return context.some((term) => {
    const opposite = oppositeOf(term.concept);
    const places = (opposite === null ? undefined : answer.places.get(opposite)) ?? [];
    const isSaid = places.some((place) => !isNegated(answer.text, answer.tokens, place, place));
    const own = saidAt(answer, term);
    return isSaid && own.length > 0 && distance(places) <= nearest && distance(places) < distance(own);
  });
}

/** "Above eight" is not between two and eight. */
const isBeyond = (quantity: Quantity, answer: Answer): boolean =>
  /^(?:above|over|below|under|outside|beyond|exceeding)$/.test(
    answer.tokens[tokenAt(answer, quantity) - 1]?.lower ?? '',
  );

/** In a longer answer the figure has its unit, and its sentence or the next one says what it is a figure of. */
function isAbout(quantity: Quantity, figure: Quantity, answer: Answer, context: readonly Term[]): boolean {
  if (answer.tokens.length <= shortAnswer) return true;
  if (quantity.unit === '' && !isTimeOfDay(quantity, figure, answer)) return false;
  const sentence = answer.sentenceOf[tokenAt(answer, quantity)];
  const isNear = (at: number) => Math.abs((answer.sentenceOf[at] ?? 0) - (sentence ?? 0)) <= 1;
  return context.some((term) => saidAt(answer, term).some(isNear));
}

/** "Before three" is a time of day where one is expected. */
const isTimeOfDay = (quantity: Quantity, figure: Quantity, answer: Answer): boolean =>
  figure.dimension === 'clock' &&
  /^(?:at|by|until|till|before|after|from|around)$/.test(
    answer.tokens[tokenAt(answer, quantity) - 1]?.lower ?? '',
  );

/** A "not" so near a figure, with small words between, denies it: "is not done at least 48 hours before". */
const nearest = 5;
/** "Not more than 14 days" gives the figure. */
const compares = /^(?:more|less|fewer|longer|later|earlier|than|over|under|above|below|until|before)$/;

/** "Does not cost 55", "must not show between 2 and 7 degrees", but not "do not wash it for 48 hours". */
function isOfDeniedVerb({ tokens, text }: Answer, at: number, isTime: boolean): boolean {
  const small = isTime ? aboutTime : aboutIt;
  const before = tokens.slice(0, at).toReversed();
  const verb = at - 1 - before.findIndex(({ lower }) => !small.test(lower));
  const gap = text.slice(tokens[verb - 1]?.end ?? 0, tokens[at]?.start);
  return tokens[verb]?.content === true && negatesAt(tokens, verb - 1) && !/[,;:.]/.test(gap);
}
const aboutIt = /^(?:about|around|exactly|roughly|nearly|just|the|an?)$/;
/** "Is not open from nine to five" */
const aboutTime = /^(?:about|around|exactly|just|the|from|at|between)$/;

function isFigureDenied(quantity: Quantity, figure: Quantity, answer: Answer): boolean {
  const at = tokenAt(answer, quantity);
  let before = at - 1;
  while (
    before > at - nearest &&
    answer.tokens[before]?.content === false &&
    !negatesAt(answer.tokens, before)
  )
    before -= 1;
  const between = answer.tokens.slice(before, at).map(({ lower }) => lower);
  const isDenied =
    (negatesAt(answer.tokens, before) && !between.some((word) => compares.test(word))) ||
    isOfDeniedVerb(answer, at, figure.dimension === 'clock');
  return isDenied !== isDisowned(answer.text, answer.tokens, at);
}
