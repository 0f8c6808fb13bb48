import { type Range, sentencesOfClauses } from './clauses.ts';
import { imperative, statement } from './grammar.ts';
import { isNegated } from '#main/kernel/language/polarity.ts';
import {
  figureName,
  isUnit,
  quantitiesIn,
  sameQuantity,
  type Quantity,
} from '#main/kernel/language/quantities.ts';
import { designationsIn } from '#main/kernel/language/designations.ts';
import { sentencesIn } from '#main/kernel/language/sentences.ts';
import { tokenize, type Token } from '#main/kernel/language/tokens.ts';
import type { KeyPoint, Term } from '../question.ts';
import { sharePoints } from '../share-points.ts';
import type { TermWeights } from './term-weights.ts';

/** Of the ten points of an answer eight are for what is said, two for saying it clearly. */
export const knowledgePoints = 8;
/** Of these, what detail around the core of the answer may earn. */
const detailPoints = 1;
const mostPoints = 5;
const mostTerms = 6;
/** A clause that tells less than this, about two words, is joined to its neighbour. */
const leastMass = 1.5;

/** A part of the expected answer: cut into its clauses, or one point for a whole list item or for each sentence. */
export type Part = {
  readonly text: string;
  readonly core: boolean;
  readonly isItem: boolean;
  readonly inSentences?: boolean;
  /** Its first clause answers the question, whatever tells more after it. */
  readonly leads?: boolean;
};

type Piece = Pick<KeyPoint, 'phrase' | 'core' | 'quantity' | 'terms' | 'negated'> & {
  readonly isItem: boolean;
};
type Source = {
  readonly part: Part;
  readonly tokens: readonly Token[];
  readonly figures: readonly Quantity[];
  /** What a word adds; nothing when the question says it already. */
  readonly weightOf: (token: Token) => number;
  /** The words that tell most of what question and answer are about: a figure is only right beside one of them. */
  readonly context: readonly Term[];
  /** A reason was asked for. */
  readonly isReason: boolean;
};

/**
 * Three to five things that an answer should say, where the expected answer holds so many: its clauses and figures
 * without the words of the question, which prove nothing. Empty where nothing is left to say.
 */
export function keyPoints(
  question: string,
  parts: readonly Part[],
  weights: TermWeights,
  mostCore = 3,
): KeyPoint[] {
  const asked = new Set(tokenize(question).map((token) => token.concept));
  // Nobody has to know a phone number by heart: it stands in the material to be looked up.
  const inText = (text: string) => {
    const phones = designationsIn(text).filter(({ kind }) => kind === 'phone');
    return (token: Token) =>
      asked.has(token.concept) || phones.some(({ start, end }) => token.start >= start && token.end <= end)
        ? 0
        : weights(token);
  };
  const figures = quantitiesIn(question);
  const isReason = /^why\b/i.test(question);
  const context = contextOf([question, ...parts.map(({ text }) => text)], weights);
  const pieces = parts
    .flatMap((part) => {
      const tokens = tokenize(part.text);
      const figures = quantitiesIn(part.text, tokens);
      const source = { part, tokens, figures, weightOf: inText(part.text), context, isReason };
      if (part.isItem) return itemPiece(source);
      return part.inSentences === true ? sentencePieces(source) : clausePieces(source);
    })
    .filter(({ quantity }) => quantity === null || !figures.some((figure) => sameQuantity(figure, quantity)));
  // "Yes." alone is a coin tossed: where more is said, that is what has to be known.
  const told = pieces.filter(({ phrase }) => !/^(?:yes|no)$/i.test(phrase));
  const { core, inDetail } = divided(told.length > 0 ? told : pieces, mostCore, parts[0]?.leads === true);
  if (core.length === 0) return [];
  const room = mostPoints - core.length;
  const detail = inDetail.toSorted((a, b) => mass(b) - mass(a)).slice(0, room);
  const forDetail = detail.length === 0 ? 0 : detailPoints;
  const points = [
    ...sharePoints(knowledgePoints - forDetail, Array<number>(core.length).fill(1)),
    ...sharePoints(forDetail, Array<number>(detail.length).fill(1)),
  ];
  return [...core, ...detail].map((piece, index) => ({
    id: `k${index + 1}`,
    statement: piece.quantity === null ? `Says: ${piece.phrase}` : `Gives the figure: ${piece.phrase}`,
    points: points[index] ?? 0,
    phrase: piece.phrase,
    core: piece.core,
    quantity: piece.quantity,
    terms: piece.terms,
    negated: piece.negated,
  }));
}

/**
 * What answers the question, and what is detail. Of a long answer the points that tell most are its core, so that a
 * short answer with the heart of the matter is a good one.
 */
function divided(
  pieces: readonly Piece[],
  mostCore: number,
  leads: boolean,
): { core: Piece[]; inDetail: Piece[] } {
  const isList = pieces.every((piece) => piece.isItem);
  const marked = pieces.filter((piece) => piece.core);
  // A sentence of detail only ("Because it …") is the answer after all.
  const core = marked.length > 0 ? marked : [...pieces];
  const inDetail = pieces.filter((piece) => !core.includes(piece));
  if (isList || core.length <= mostCore) return { core: joined(core, mostPoints), inDetail };
  // Of two that tell as much the later one is more often the point.
  const heaviestFirst = core.toReversed().toSorted((a, b) => mass(b) - mass(a));
  const lead = leads ? core.slice(0, 1) : [];
  const kept = new Set(
    [...lead, ...heaviestFirst.filter((piece) => !lead.includes(piece))].slice(0, mostCore),
  );
  const rest = core.filter((piece) => !kept.has(piece)).map((piece) => ({ ...piece, core: false }));
  return { core: core.filter((piece) => kept.has(piece)), inDetail: [...inDetail, ...rest] };
}

const mostContext = 8;

function contextOf(texts: readonly string[], weights: TermWeights): Term[] {
  const terms = new Map<string, Term>();
  for (const token of texts.flatMap((text) => tokenize(text)))
    if (token.content && !/^\p{N}/u.test(token.lower) && !isUnit(token))
      terms.set(token.concept, { concept: token.concept, word: token.lower, weight: weights(token) });
  return [...terms.values()].toSorted((a, b) => b.weight - a.weight).slice(0, mostContext);
}

const mass = (piece: Piece): number =>
  piece.quantity === null ? piece.terms.reduce((sum, term) => sum + term.weight, 0) : 1.5;

function clausePieces(source: Source): Piece[] {
  const { part, tokens } = source;
  const figures = source.figures.filter((figure) => isToBeKnown(figure, part.text));
  const ranges = sentencesOfClauses(part.text, tokens).flatMap((clauses) => merged(clauses, source));
  return ranges.flatMap(([from, to]) => {
    const words = piece(source, from, to);
    const figure = figures.find(
      ({ end }) => end > (tokens[from]?.start ?? 0) && end <= (tokens[to - 1]?.end ?? 0) + 2,
    );
    if (figure === undefined) return words === null ? [] : [words];
    const terms = words?.terms.filter(({ concept }) => concept !== figureName(figure)) ?? [];
    const number: Piece = {
      phrase: figurePhrase(withoutAsked(figure, source), part.text),
      core: words?.core ?? part.core,
      quantity: figure,
      // Its own clause says what it is a figure of, too.
      terms: [...source.context, ...terms],
      negated: false,
      isItem: false,
    };
    // "Press firmly for 60 seconds" is two things to know; "within 30 days" is one.
    const tells = terms.reduce((sum, term) => sum + term.weight, 0) >= 1.2;
    if (words !== null && tells)
      // Of a reason a figure is only detail: "nobody can remember it eight weeks later".
      return [
        { ...words, phrase: afterFigure(words.phrase, number), terms },
        { ...number, core: number.core && !source.isReason },
      ];
    return [words === null || isLong(words.phrase) ? number : { ...number, phrase: words.phrase }];
  });
}

/** "60 euros, waived in the first year" tells two things, the figure and the rest. */
const afterFigure = (phrase: string, figure: Piece): string =>
  phrase.startsWith(`${figure.phrase}, `) ? phrase.slice(figure.phrase.length + 2) : phrase;

/** A measure, or the figure that is all there is to say; "ten pictures" in a sentence about something else is neither. */
const isToBeKnown = (figure: Quantity, text: string): boolean => {
  const rest = text.length - (figure.end - figure.start);
  // "A ten-minute check" names the check.
  if (/\p{L}-\p{L}|\d-\p{L}/u.test(text.slice(figure.start, figure.end))) return false;
  if (figure.unit === '') return rest === 0;
  if (figure.noun === 'times' && figure.low === 1) return false;
  return rest < 20 || (figure.dimension !== 'count' && !/^an?\s/i.test(text.slice(figure.start)));
};

const isLong = (phrase: string): boolean => phrase.split(' ').length > 14;

const beforeFigure =
  /(?:\b(?:for|within|after|every|from|at|by|in|up to|at least|at most|no more than|no longer than|no less than|more than|less than|about|around|over|under|above|below|between|a minimum of|a maximum of)\s+)+$/i;
const tailOfFigure = /^\s(?:or (?:more|less|older|younger|longer)|each|a (?:day|week|month|year)|per \w+)\b/i;

/** "At least three open", where three open questions were asked for, is "at least three". */
function withoutAsked(figure: Quantity, { tokens, weightOf }: Source): Quantity {
  const noun = tokens.find(({ end }) => end === figure.end);
  const isAsked = figure.dimension === 'count' && noun?.content === true && weightOf(noun) === 0;
  const before = tokens.findLast(({ end }) => end < figure.end);
  return isAsked && !noun.lower.endsWith('s') && before !== undefined
    ? { ...figure, end: before.end }
    : figure;
}

/** The figure with the small words that belong to it: "within 30 days", "10,000 euros or more". */
function figurePhrase({ start, end }: Quantity, text: string): string {
  const before = beforeFigure.exec(text.slice(0, start))?.[0] ?? '';
  const after = tailOfFigure.exec(text.slice(end))?.[0] ?? '';
  return `${before}${text.slice(start, end)}${after}`;
}

const leastItem = 1;
/** An item of so few words beside its figure is known by the figure: "Trim, dry: £18". */
const mostBesideFigure = 4;

/** A list item is one point, whatever it says; one of weak words only is known by its small words as well. */
function itemPiece(source: Source): Piece[] {
  const { part, tokens } = source;
  const first = sentencesIn(part.text, 0, part.text.length)[0];
  const to = tokens.filter(({ start }) => start < (first?.end ?? part.text.length)).length;
  const made = piece(withoutPlace(source), 0, to);
  const figure = source.figures.find((one) => isToBeKnown(one, part.text));
  const beside = (made?.terms ?? []).filter(({ concept }) => !concept.startsWith('='));
  if (made !== null && figure !== undefined && beside.length <= mostBesideFigure)
    return [{ ...made, quantity: figure, terms: beside.length > 0 ? beside : source.context }];
  if (made !== null && made.terms.reduce((sum, term) => sum + term.weight, 0) >= leastItem) return [made];
  const weak = (token: Token) =>
    source.weightOf(token) || (/^(?:an?|the|of|to)$/.test(token.lower) ? 0 : 0.3);
  const kept = piece({ ...source, weightOf: weak }, 0, to);
  return kept === null ? [] : [kept];
}

const placeInList =
  /^(?:(?:the|your|on the|at the) )?(?:first|second|third|fourth|fifth|last|next|\d+(?:st|nd|rd|th)) \w+(?: \w+)?\s*[:–—-]\s/i;

/** "The second time: a written warning": the place of an item is told by the order of the items. */
function withoutPlace(source: Source): Source {
  const end = placeInList.exec(source.part.text)?.[0].length ?? 0;
  const weightOf = (token: Token) => (token.start < end ? 0 : source.weightOf(token));
  return end === 0 ? source : { ...source, weightOf };
}

/** Each sentence is one point. */
const sentencePieces = (source: Source): Piece[] =>
  sentencesOfClauses(source.part.text, source.tokens).flatMap((clauses) => {
    const [first, last] = [clauses[0], clauses.at(-1)];
    const made = first === undefined || last === undefined ? null : piece(source, first[0], last[1]);
    return made === null ? [] : [made];
  });

/** Joins clauses that tell too little to the one before them, or after them. */
function merged(clauses: readonly Range[], { tokens, weightOf }: Source): Range[] {
  const massOf = ([from, to]: Range) =>
    tokens
      .slice(from, to)
      .reduce((sum, token) => sum + weightOf(token) + (/^\p{N}/u.test(token.lower) ? 1 : 0), 0);
  const kept: Range[] = [];
  for (const clause of clauses) {
    const before = kept.at(-1);
    if (before !== undefined && (massOf(clause) < leastMass || massOf(before) < leastMass))
      before[1] = clause[1];
    else kept.push([...clause]);
  }
  return kept;
}

/** Joins the two lightest neighbours until at most `most` are left. Of a figure and its neighbour the heavier stays. */
function joined(pieces: readonly Piece[], most: number): Piece[] {
  const kept = [...pieces];
  while (kept.length > most) {
    const sums = kept.slice(1).map((piece, index) => {
      const before = kept[index] ?? piece;
      return mass(before) + mass(piece) + (before.quantity === null && piece.quantity === null ? 0 : 100);
    });
    const at = sums.indexOf(Math.min(...sums));
    const [one, other] = [kept[at], kept[at + 1]];
    if (one === undefined || other === undefined) break;
    kept.splice(at, 2, join(one, other));
  }
  return kept;
}

function join(one: Piece, other: Piece): Piece {
  if (one.quantity !== null || other.quantity !== null) return mass(one) >= mass(other) ? one : other;
  const terms = new Map([...one.terms, ...other.terms].map((term) => [term.concept, term]));
  return {
    ...one,
    phrase: `${one.phrase}, ${other.phrase}`,
    terms: heaviest([...terms.values()]),
    negated: one.negated === other.negated ? one.negated : null,
  };
}

function piece(source: Source, from: number, to: number): Piece | null {
  const { part, tokens, weightOf } = source;
  const own = tokens.slice(from, to);
  const [first, last] = [own[0], own.at(-1)];
  const terms = new Map<string, Term>();
  const predicate = predicateIn(part.text.slice(first?.start, last?.end)) + (first?.start ?? 0);
  for (const [at, token] of own.entries()) {
    const figure = source.figures.find(({ start, end }) => token.start >= start && token.end <= end);
    const concept = figure === undefined || figure.unit === '' ? token.concept : figureName(figure);
    if (weightOf(token) > 0 && !terms.has(concept))
      terms.set(concept, {
        concept,
        word: token.lower,
        weight: weightOf(token) * (passesOn(own, at) ? 0.4 : 1),
        ...(token.end <= predicate && { subject: true }),
      });
  }
  const kept = heaviest([...terms.values()]);
  const tells = kept.reduce((sum, term) => sum + term.weight, 0);
  if (first === undefined || last === undefined || tells < 0.5) return null;
  const phrase = phraseAround(part.text, first.start, last.end);
  return {
    phrase: phrase.replace(openings, ''),
    core: part.core && (part.isItem || part.inSentences === true || !isAside(phrase)),
    quantity: null,
    isItem: part.isItem,
    ...polarity(source, from, to, kept),
  };
}

/** Where the predicate of a clause begins, when the clause surely has a subject before it; 0 otherwise. */
function predicateIn(clause: string): number {
  const { subject = '' } = imperative(clause) === null ? (statement(clause) ?? {}) : {};
  return holdsVerb.test(subject) || subject.split(/\s+/).length > longestSubject ? 0 : subject.length;
}

/** What is no subject alone: "how long it takes", "what a rider who …". */
const holdsVerb = /\s(?:how|what|where|when|which|that|who|it|they|he|she|you|we)\b/i;
const longestSubject = 7;

/** "Ask them to remove it": the removing is what counts. */
const passesOn = (tokens: readonly Token[], at: number): boolean =>
  /^(?:ask|tell|invite|get|remind|advise)$/.test(tokens[at]?.lower ?? '') &&
  tokens.slice(at + 1, at + 4).some(({ lower }) => lower === 'to');

/** Whether the words are denied: all of them, none, or, as `null`, the terms that say so themselves. */
function polarity(
  { part, tokens }: Source,
  from: number,
  to: number,
  terms: readonly Term[],
): Pick<Piece, 'negated' | 'terms'> {
  const words = part.text.slice(tokens[from]?.start, tokens[to - 1]?.end);
  if (/\binstead(?! of)\b/i.test(words)) return { negated: null, terms };
  const denials = deniedFrom(part.text, tokens, from, to);
  const isDenied = ({ concept }: Term): boolean =>
    denials[tokens.slice(from, to).findIndex((token) => token.concept === concept)] === true;
  const marked = terms.map((term) => ({ ...term, denied: isDenied(term) }));
  const denied = marked.filter((term) => term.denied).length;
  if (denied === 0 || denied === terms.length) return { negated: denied > 0, terms };
  return { negated: null, terms: marked };
}

/** Each token, whether it is denied: a "never" of the material reaches to the end of its clause. */
function deniedFrom(text: string, tokens: readonly Token[], from: number, to: number): boolean[] {
  const denied: boolean[] = [];
  // "Explain that it cannot be granted, and offer less": the denial ends with what is explained.
  const isApart =
    tokens[from]?.lower === 'and' && tokens.slice(Math.max(0, from - widestClause), from).some(opensInner);
  const heard = isApart ? tokens.slice(from) : tokens;
  const skipped = tokens.length - heard.length;
  for (let at = from; at < to; at++) {
    const gap = at === from ? '' : text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0);
    const goesOn = !/[.,;:!?–—]/.test(gap) && !/^(?:but|then|because|so)$/.test(tokens[at]?.lower ?? '');
    denied.push(isNegated(text, heard, at - skipped, at - skipped) || (goesOn && denied.at(-1) === true));
  }
  return denied;
}

const widestClause = 8;
const opensInner = ({ lower }: Token): boolean => /^(?:that|which|who|why|whether|because)$/.test(lower);

const heaviest = (terms: readonly Term[]): Term[] => {
  const kept = new Set(terms.toSorted((a, b) => b.weight - a.weight).slice(0, mostTerms));
  return terms.filter((term) => kept.has(term));
};

/** A reason, a purpose or a courtesy beside what is being said. */
const isAside = (clause: string): boolean =>
  /^(?:because|so (?:that|as)|which|while|whereas|i (?:can )?(?:see|hear|understand)|i would want|that is a fair|it is a fair|of course|thank you|thanks|not at all|good question|great question)\b/i.test(
    clause,
  );

const openings = /^(?:(?:and|but|then|or|so|also|because)\s+)+(?:that\s+)?/i;

/** The words with the signs that belong to them: an opening quotation mark, a currency, a per cent sign. */
function phraseAround(text: string, start: number, end: number): string {
  const before = /[“"'‘([£$€₹]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^(?:\s?[%°]|[?!.]+(?=[”"])|\?)?[”"'’)\]]*/.exec(text.slice(end))?.[0] ?? '';
  return `${before}${text.slice(start, end)}${after}`;
}
