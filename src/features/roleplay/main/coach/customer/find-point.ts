import { clauseAround, readAnswer, saidAt, type Answer } from '../grading/answer.ts';
import { matchPoint, type Match } from '../grading/match-point.ts';
import { stretches } from '../grading/stretch.ts';
import { quantitiesIn, sameKind, sameQuantity, type Quantity } from '../language/quantities.ts';
import { ratesIn, sameRate, type Rate } from '../language/rates.ts';
import { tokenize } from '../language/tokens.ts';
import type { Term } from '../question.ts';
import type { Beat } from '../scenario.ts';
import { contrastsIn, isContrary } from './contrasts.ts';
import { denialsOf, type Denials, type Spoken } from './denials.ts';
import { isBrokenByDenial, placesOfPhrase } from './phrase.ts';
import { readPhrasing, type Phrasing } from './phrasing.ts';

type Point = { readonly phrasings: readonly string[]; readonly figure?: string | undefined };
type Span = { readonly from: number; readonly to: number };
type Line = {
  readonly answer: Answer;
  readonly spoken: Spoken;
  readonly denials: Denials;
  readonly rates: readonly Rate[];
  /** What the point says of before and after, of more and less. */
  readonly contrasts: ReadonlySet<string>;
  /** Those that belong to the beat are no mistake, whatever point they belong to. */
  readonly figures: readonly Quantity[];
};
/** A phrasing whose words were said: in its own sense, denied, or with the contrary of one of them. */
type Heard = Span & {
  readonly sense: 'same' | 'denied' | 'contrary';
  /** The tokens of its words, and those that are denied against it. */
  readonly places: readonly number[];
  readonly turned: readonly number[];
  /** The telling words that were said, to compare what is said twice. */
  readonly told: string;
};
/** What a line makes of a point. */
export type Found = Pick<Match, 'verdict' | 'quote'> & {
  /** Words that deny elsewhere in the line what makes the point. */
  readonly contradiction: string | null;
};

/** Of a phrasing's telling words so many have to be said; it is short, so that the grader's share alone is too few. */
const enough = { share: 0.6, words: 2, weight: 0.9 } as const;
/** A line so short is about what was asked, and a figure in it needs no words around it. */
const shortLine = 8;
const missed: Match = { verdict: 'missed', quote: null, span: null };

/**
 * Whether a line makes the point in any of its phrasings. Telling words may stand in any order; a phrasing with fewer
 * than two of them, or with a `*` or `/`, is read as a phrase. Words alone are not enough: what a phrasing says or denies
 * has to be said or denied here, as often, on the same side of "before" and "after", and with the same figures. Only a
 * figure can be wrong: a denied phrasing is a point not made, since a worry is often denied in other words.
 */
export function findPoint(point: Point, beat: Beat, answer: Answer): Found {
  const phrasings = point.phrasings.map(readPhrasing);
  const line = readLine(answer, phrasings, beat);
  const heard = phrasings.flatMap((phrasing) =>
    phrasing.phrase === null ? wordsIn(phrasing, line) : phrasesIn(phrasing, phrasing.phrase, line),
  );
  const figure = point.figure === undefined ? undefined : quantitiesIn(point.figure)[0];
  if (figure !== undefined) {
    const { verdict, quote, span } = findFigure(figure, phrasings, beat, line);
    if (verdict === 'wrong') return { verdict, quote, contradiction: null };
    if (verdict === 'met' && span !== null && !isTakenBack({ places: [span.from] }, heard, line))
      return { verdict, quote, contradiction: null };
  }
  const made = heard.find(
    (one) => one.sense === 'same' && !isTakenBack(one, heard, line) && !hasOther(figure, one, line),
  );
  if (made === undefined) return { verdict: 'missed', quote: null, contradiction: null };
  const denied = heard.find((one) => isContradiction(one, made, line));
  return denied === undefined
    ? { verdict: 'met', quote: clauseAround(answer, made.from, made.to), contradiction: null }
    : { verdict: 'missed', quote: null, contradiction: clauseAround(answer, denied.from, denied.to) };
}

/** "It is free. It is not free.": the same words once more, and denied outright. */
const isContradiction = (one: Heard, made: Heard, { denials }: Line): boolean =>
  one.sense === 'denied' &&
  one.told === made.told &&
  one.turned.some((at) => denials.denied[at] === true && denials.outright[at] === true) &&
  denials.statementOf[one.from] !== denials.statementOf[made.from];

function readLine(answer: Answer, phrasings: readonly Phrasing[], beat: Beat): Line {
  const terms = phrasings.flatMap((phrasing) => phrasing.terms);
  const concepts = (of: typeof terms) => new Set(of.map(({ concept }) => concept));
  const spoken = { named: concepts(terms), lacked: concepts(terms.filter(({ denied }) => denied)) };
  return {
    answer,
    spoken,
    denials: denialsOf(answer, spoken),
    rates: ratesIn(answer.tokens),
    contrasts: new Set(phrasings.flatMap(({ contrasts }) => [...contrasts])),
    figures: figuresIn([beat.expected, ...beat.points.flatMap((point) => point.phrasings)]),
  };
}

/**
 * "It weighs more and keeps its shape", "the first adjustment is not included": a part of a statement proves nothing
 * where the statement says the contrary, or denies more of it.
 */
const isTakenBack = (made: Pick<Heard, 'places'>, heard: readonly Heard[], { denials }: Line): boolean => {
  const statements = new Set(made.places.map((at) => denials.statementOf[at]));
  return heard.some(({ sense, places, turned }) => {
    const against = sense === 'contrary' ? places : turned.filter((at) => denials.dragged[at] !== true);
    return (
      sense !== 'same' &&
      against.some((at) => !made.places.includes(at) && statements.has(denials.statementOf[at]))
    );
  });
};

function phrasesIn(phrasing: Phrasing, phrase: NonNullable<Phrasing['phrase']>, line: Line): Heard[] {
  const { tokens } = line.answer;
  return placesOfPhrase(phrase, tokens).map((place) => {
    const { denied } = denialsOf(line.answer, { ...line.spoken, own: place.places });
    const isDenied =
      place.places.some((at) => denied[at] === true) ||
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
const auxiliary =
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
function senseOf({ rates }: Pick<Phrasing, 'rates'>, span: Span, line: Line): Heard['sense'] {
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

/** A figure that was only asked about is not wrong, but it makes no point whose figure is another one. */
const hasOther = (figure: Quantity | undefined, span: Span, line: Line): boolean =>
  figure !== undefined && figureIn(figure, span, line) === 'other';

type FigureSaid = 'same' | 'missing' | 'other';

/** Whether a figure stands near the words, or another one of its kind that belongs to nothing else in the beat. */
function figureIn(figure: Quantity, span: Span, { answer, figures }: Line): FigureSaid {
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

/**
 * The figure with something about the beat in its sentence. A wrong one needs words of the point itself in its clause,
 * so that the figure of something else is no mistake.
 */
function findFigure(figure: Quantity, phrasings: readonly Phrasing[], beat: Beat, line: Line): Match {
  const { answer } = line;
  const own = new Set([figure.unit, ...tokenize(figure.noun).map(({ concept }) => concept)]);
  const isOwn = ({ word, concept }: Term) => /^\p{N}/u.test(word) || own.has(concept) || own.has(word);
  const others = beat.points.flatMap((one) => one.phrasings.map(readPhrasing));
  const terms = [...phrasings, ...others].flatMap((phrasing) =>
    phrasing.terms.filter((term) => !isOwn(term)),
  );
  const { verdict, quote, span } = matchPoint({ quantity: figure, terms, negated: null }, answer, [
    ...line.figures,
    ...figuresIn(beat.asks),
  ]);
  if (span === null || quote === null || isStray(span, beat, answer)) return missed;
  if (verdict === 'met') {
    if (line.denials.denied[span.from] === true || isVerbDenied(span, line)) return missed;
    return { verdict: senseOf({ rates: [] }, span, line) === 'same' ? 'met' : 'wrong', quote, span };
  }
  if (answer.tokens.length <= shortLine) return { verdict, quote, span };
  const said = readAnswer(quote);
  const isAbout = phrasings
    .map((phrasing) => phrasing.terms.filter((term) => !isOwn(term)))
    .some((about) => weightOf(about) >= 1 && countSaid(about, said) >= Math.min(enough.words, about.length));
  return isAbout ? { verdict, quote, span } : missed;
}

/** "Fish 42": a figure without its unit is about the beat where no word beside it is about anything else. */
function isStray({ from }: Span, beat: Beat, { tokens, quantities }: Answer): boolean {
  const start = tokens[from]?.start ?? 0;
  const figure = quantities.find((one) => one.start <= start && start < one.end);
  if (figure === undefined || figure.unit !== '') return false;
  const spoken = [beat.expected, ...beat.asks, ...beat.points.flatMap(({ phrasings }) => phrasings)];
  const known = new Set(spoken.flatMap((text) => tokenize(text).map(({ concept }) => concept)));
  return tokens.some(
    ({ content, lower, concept }) =>
      content && !/^\p{N}/u.test(lower) && !isSpelt(lower) && !known.has(concept),
  );
}

const isSpelt = (word: string): boolean => quantitiesIn(word).length > 0;

/** Whether the verb that follows in the clause is denied: "a deposit of 30 percent is not due". */
const isVerbDenied = ({ to }: Span, { answer: { tokens }, denials: { clauseOf } }: Line): boolean =>
  tokens.some(
    ({ lower }, at) =>
      at > to &&
      clauseOf[at] === clauseOf[to] &&
      (/n't$|^cannot$/.test(lower) || (auxiliary.test(lower) && tokens[at + 1]?.lower === 'not')),
  );

const weightOf = (terms: readonly Term[]): number => terms.reduce((sum, { weight }) => sum + weight, 0);

const countSaid = (terms: readonly Term[], said: Answer): number =>
  terms.filter((term) => saidAt(said, term).length > 0).length;

const figuresIn = (texts: readonly string[]): Quantity[] => texts.flatMap((text) => quantitiesIn(text));
