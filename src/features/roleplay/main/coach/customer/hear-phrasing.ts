import { clauseAround, readAnswer, type Answer } from '../grading/answer.ts';
import { stretches } from '../grading/stretch.ts';
import { sameKind, sameQuantity, type Quantity } from '#main/kernel/language/quantities.ts';
import { sameRate } from '../language/rates.ts';
import { contrastsIn, isContrary } from './contrasts.ts';
import { isDeniedBesides } from './denials.ts';
import { isBrokenByDenial, placesOfPhrase } from './phrase.ts';
import { type Phrasing, weightOf } from './phrasing.ts';
import type { Line, Span } from './read-line.ts';

/** A phrasing whose words were said: in its own sense, denied, or with the contrary of one of them. */
export type Heard = Span & {
  readonly sense: 'same' | 'denied' | 'contrary';
  /** The tokens of its words, and those that are denied against it. */
  readonly places: readonly number[];
  readonly turned: readonly number[];
  /** The telling words that were said, to compare what is said twice. */
  readonly told: string;
};

/** Of a phrasing's telling words so many have to be said; it is short, so that the grader's share alone is too few. */
const enough = { share: 0.6, words: 2, weight: 0.9 } as const;

/** Everywhere that the words of a phrasing are said, in whatever sense. */
export const hearPhrasing = (phrasing: Phrasing, line: Line): Heard[] =>
  phrasing.phrase === null ? wordsIn(phrasing, line) : phrasesIn(phrasing, phrasing.phrase, line);

function phrasesIn(phrasing: Phrasing, phrase: NonNullable<Phrasing['phrase']>, line: Line): Heard[] {
  const { tokens } = line.answer;
  return placesOfPhrase(phrase, tokens).map((place) => {
    const isDenied =
      isDeniedBesides(place.places, line.denials) ||
      isNotOnly(place, tokens) ||
      isBrokenByDenial(place, tokens) ||
      isDeniedAfter(place, line.answer);
    const sense = isDenied ? 'denied' : senseOf(phrasing, place, line);
    return {
      ...place,
      sense,
      turned: place.places,
      told: place.places.map((at) => tokens[at]?.stem).join(' '),
    };
  });
}

/** "Not just dry" is more than dry. */
const isNotOnly = ({ from }: Span, tokens: Answer['tokens']): boolean =>
  tokens[from - 1]?.lower === 'not' && /^(?:just|only)$/.test(tokens[from]?.lower ?? '');

/** "The side door is not open": what stands before its verb is denied with it. */
function isDeniedAfter({ to }: Span, { tokens }: Answer): boolean {
  const [verb, next] = [tokens[to + 1]?.lower ?? '', tokens[to + 2]?.lower ?? ''];
  return /n't$|^(?:cannot|not|never)$/.test(verb) || (auxiliary.test(verb) && /^(?:not|never)$/.test(next));
}
export const auxiliary =
  /^(?:is|are|was|were|be|do|does|did|can|could|will|would|shall|should|may|might|must|has|have|had)$/;

function wordsIn(phrasing: Phrasing, line: Line): Heard[] {
  const { answer, denials } = line;
  const { terms, figures } = phrasing;
  const total = weightOf(terms);
  return stretches(terms, answer).flatMap((stretch): Heard[] => {
    const { from, to, weight } = stretch;
    const said = new Set(stretch.places.map(({ term }) => term));
    const least = Math.max(enough.share * total, Math.min(enough.weight, enough.weight * total));
    if (weight < least || said.size < enough.words) return [];
    const places = stretch.places.map(({ at }) => at);
    const told = [...said]
      .map(({ concept }) => concept)
      .toSorted()
      .join(' ');
    const figure = worst(figures.map((one) => figureIn(one, stretch, line)));
    if (figure === 'missing') return [];
    if (figure === 'other') return [{ from, to, places, told, turned: [], sense: 'contrary' }];
    const isTurned = ({ at, term }: (typeof stretch.places)[number]) =>
      denials.denied[at] !== terms.find((one) => one === term)?.denied;
    const turned = isDeniedAfter(stretch, answer)
      ? places
      : [...said].flatMap((term) => {
          const own = stretch.places.filter((place) => place.term === term);
          return own.every(isTurned) ? own.map(({ at }) => at) : [];
        });
    const sense = turned.length > 0 ? 'denied' : senseOf(phrasing, stretch, line);
    return [{ from, to, places, told, turned, sense }];
  });
}

/** Whether the clauses of a stretch say the contrary of what a phrasing says, or how often. */
export function senseOf({ rates }: Pick<Phrasing, 'rates'>, span: Span, line: Line): Heard['sense'] {
  const { from, to } = clausesAround(span, line);
  const said = line.rates.filter((rate) => rate.from >= from && rate.to <= to);
  const isOtherRate =
    rates.length > 0 && said.length > 0 && !said.some((one) => rates.some((rate) => sameRate(one, rate)));
  const contrasts = contrastsIn(line.answer.tokens.slice(from, to + 1));
  return isOtherRate || isContrary(line.contrasts, contrasts) ? 'contrary' : 'same';
}

function clausesAround({ from, to }: Span, { denials: { clauseOf } }: Line): Span {
  return { from: clauseOf.indexOf(clauseOf[from] ?? 0), to: clauseOf.lastIndexOf(clauseOf[to] ?? 0) };
}

type FigureSaid = 'same' | 'missing' | 'other';

/** Whether a figure stands near the words, or another one of its kind that belongs to nothing else in the beat. */
export function figureIn(figure: Quantity, span: Span, { answer, figures }: Line): FigureSaid {
  const said = readAnswer(clauseAround(answer, span.from, span.to)).quantities;
  if (said.some((other) => sameQuantity(figure, other))) return 'same';
  const isOther = said.some(
    (other) =>
      other.unit !== '' && sameKind(figure, other) && !figures.some((own) => sameQuantity(own, other)),
  );
  return isOther ? 'other' : 'missing';
}

const worst = (all: readonly FigureSaid[]): FigureSaid =>
  all.find((one) => one === 'other') ?? all.find((one) => one === 'missing') ?? 'same';
