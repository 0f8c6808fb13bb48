import { isBaseVerb } from '../asking/verbs.ts';
import { weakWords } from '#main/kernel/language/stop-words.ts';
import type { Answer } from './answer.ts';
import type { Contradiction } from './match.ts';

/**
 * Who does things in a branch. Words of one line may stand for each other; those of two lines are two people. "You" is
 * whoever is spoken to, staff or customer, and tells nothing.
 */
const people = `
  i we us staff employee employees stylist stylists adviser advisers
  customer customers client clients guest guests patient patients caller callers visitor visitors buyer buyers
  manager managers supervisor supervisors
  pharmacist pharmacists
  trainee trainees apprentice apprentices
  colleague colleagues
  doctor doctors physician physicians
  driver drivers courier couriers
  supplier suppliers manufacturer manufacturers
  police officer officers
  security guard guards
  parent parents guardian guardians
  cashier cashiers teller tellers
  bank insurer insurance warehouse workshop`;
const personOf = new Map(
  people
    .trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.trim().split(' ');
      return words.map((word): [string, string] => [word, words[0] ?? word]);
    }),
);
/** Between who does something and what they do. */
const between =
  /^(?:not|never|always|only|also|to|must|may|might|can|cannot|could|should|shall|will|would|do|does|did|has|have|had|don't|doesn't|mustn't|can't|won't|shouldn't|need|needs|just|then|first|yourself|themselves|himself|herself|ourselves)$/;
const reach = 5;
const passive = /^(?:is|are|was|were|be|been|being|gets?|got)$/;

/**
 * Where an answer has somebody do what the material has somebody else do: "the client explains" for "you explain". An
 * order ("bring the ticket") tells nobody where the question has said who does it.
 */
export function otherDoers(material: Answer, answer: Answer, question: Answer): Contradiction[] {
  const asked = new Set(question.tokens.map(({ lower }) => personOf.get(lower)));
  const said = doersIn(answer);
  const known = doersIn(material);
  return said.flatMap(({ concept, doer, object, from, to }) => {
    const own = known.filter((one) => one.concept === concept && concernsTheSame(one.object, object));
    const isOther =
      own.length > 0 &&
      own.every((one) => one.doer !== doer && !(from === to && asked.has(one.doer))) &&
      !said.some((one) => one.concept === concept && own.some(({ doer: right }) => right === one.doer));
    return isOther ? [{ said: { from, to }, concept }] : [];
  });
}

type Deed = {
  readonly concept: string;
  readonly doer: string;
  /** What it is done to: the words that follow in the clause. */
  readonly object: ReadonlySet<string>;
  readonly from: number;
  readonly to: number;
};

function doersIn(text: Answer): Deed[] {
  const { tokens } = text;
  return [...tokens.entries()].flatMap(([to, token]) => {
    // "I say", "the client wants": words for everything tell nothing.
    if (!token.content || personOf.has(token.lower) || weakWords.has(token.lower)) return [];
    if (isOrder(text, to))
      return [{ concept: token.concept, doer: 'i', object: objectOf(text, to), from: to, to }];
    const from = doerBefore(text, to) ?? doerBehind(text, to);
    const doer = from === null ? undefined : personOf.get(tokens[from]?.lower ?? '');
    return from === null || doer === undefined
      ? []
      : [
          {
            concept: token.concept,
            doer,
            object: objectOf(text, to),
            from: Math.min(from, to),
            to: Math.max(from, to),
          },
        ];
  });
}

const objectWords = 6;

function objectOf({ text, tokens }: Answer, at: number): ReadonlySet<string> {
  const words = new Set<string>();
  for (let place = at + 1; place < Math.min(tokens.length, at + 1 + objectWords); place++) {
    const gap = text.slice(tokens[place - 1]?.end ?? 0, tokens[place]?.start ?? 0);
    if (/[.,;:!?\n]/.test(gap)) break;
    const token = tokens[place];
    if (token?.content === true) words.add(token.concept);
  }
  return words;
}

const concernsTheSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === 0 || other.size === 0 || [...one].some((concept) => other.has(concept));

/** "Repeat the wish": an order is done by whoever reads it. */
function isOrder({ text, tokens }: Answer, at: number): boolean {
  const gap = text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0);
  return (at === 0 || /[.;:!?\n]/.test(gap)) && isBaseVerb(tokens[at]?.lower ?? '');
}

/** "The pharmacist must not recommend", "let the client repeat" */
function doerBefore({ text, tokens }: Answer, at: number): number | null {
  for (let place = at - 1; place >= Math.max(0, at - reach); place--) {
    const word = tokens[place]?.lower ?? '';
    const gap = text.slice(tokens[place]?.end ?? 0, tokens[place + 1]?.start ?? 0);
    if (/[.,;:!?\n]/.test(gap) || passive.test(word)) return null;
    if (personOf.has(word)) return isObject(tokens[place - 1]?.lower) ? null : place;
    if (!between.test(word)) return null;
  }
  return null;
}

/** "For the customer free of charge": who stands behind such a word does nothing. */
const isObject = (before: string | undefined): boolean =>
  before !== undefined && /^(?:of|to|for|with|from|by|at)$/.test(before);

/** "Checked by a second pharmacist" */
function doerBehind({ tokens }: Answer, at: number): number | null {
  const by = tokens[at + 1]?.lower === 'by' ? at + 1 : -1;
  if (by === -1 || !passive.test(tokens[at - 1]?.lower ?? '')) return null;
  const place = tokens.findIndex(
    ({ lower }, index) => index > by && index <= by + reach && personOf.has(lower),
  );
  return place === -1 ? null : place;
}
