import { sentencesOfClauses } from './asking/clauses.ts';
import { imperative, lowerFirst, withoutStop } from './asking/grammar.ts';
import { gradeAnswer } from './grade.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';
import type { KeyPoint, Question } from './question.ts';
import { mostPoints } from './score.ts';

/** A clause of more words is hard to say from memory, and reads as read out (docs/decisions/0042). */
const mostWords = 12;
const links = {
  steps: ['First', 'Then', 'After that', 'Next'],
  last: 'Finally',
  points: ['', 'Also', 'In addition', 'Besides'],
} as const;

/**
 * What the report tells a trainee to say: the material's own answer where it is short, else its points one by one. Each
 * wording is graded like any answer, so that what is recommended is what earns the most.
 */
export function betterWording(question: Question): string {
  const { expected, keyPoints } = question;
  const core = keyPoints.filter((point) => point.core);
  const wordings = [
    expected,
    pointByPoint(question, keyPoints, (clause) => clause),
    pointByPoint(question, keyPoints, cutShort),
    pointByPoint(question, core, (clause) => clause),
    pointByPoint(question, core, cutShort),
    pointByPoint(question, keyPoints, asPerson),
    pointByPoint(question, core, asPerson),
    sentence('', asPerson(firstClause(expected))),
    sentence('', asPerson(untilFigure(expected, core))),
    sentence('', asPerson(cutShort(expected))),
  ];
  return firstOfBest(
    [...new Set(wordings)],
    (answer) => gradeAnswer({ question, answer, turnId: '', number: 1 }).score,
  );
}

/** Each is graded once, and none after one that earns everything: a report waits for this. */
function firstOfBest([first = '', ...others]: readonly string[], score: (answer: string) => number): string {
  let best = { wording: first, score: score(first) };
  for (const wording of others) {
    if (best.score === mostPoints) break;
    const next = { wording, score: score(wording) };
    if (next.score > best.score) best = next;
  }
  return best.wording;
}

function pointByPoint(
  { inOrder }: Question,
  points: readonly KeyPoint[],
  shaped: (clause: string) => string,
): string {
  const clauses = points.map(({ phrase }) => clausesOf(phrase).map(shaped));
  const isSaidElsewhere = ({ phrase }: KeyPoint, at: number): boolean =>
    clauses.some(
      (others, place) =>
        place !== at && others.some((other) => other.includes(phrase) && (other !== phrase || place < at)),
    );
  const said = points.flatMap((point, at) => (isSaidElsewhere(point, at) ? [] : (clauses[at] ?? [])));
  return said.map((clause, at) => sentence(linkAt(at, said.length, inOrder), clause)).join(' ');
}

function linkAt(at: number, of: number, inOrder: boolean): string {
  const [first, ...more] = inOrder ? links.steps : links.points;
  if (at === 0) return first;
  return inOrder && at === of - 1 ? links.last : (more[(at - 1) % more.length] ?? '');
}

function sentence(link: string, clause: string): string {
  const text = withoutStop(clause);
  const words = link === '' ? text : `${link}, ${lowerFirst(text)}`;
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${/[?!]["”]?$/.test(words) ? '' : '.'}`;
}

/** "The smaller option costs 390 pounds": the figure in its sentence, without what follows. */
function firstClause(text: string): string {
  const tokens = tokenize(text);
  const [, to] = sentencesOfClauses(text, tokens)[0]?.[0] ?? [];
  return text
    .slice(0, tokens[to ?? tokens.length]?.start)
    .trim()
    .replace(/[,;]$/, '');
}

/** "Synthetic wigs start at 480 pounds": what leads up to the figure that was asked for. */
function untilFigure(text: string, core: readonly KeyPoint[]): string {
  const figure = core.find(({ quantity }) => quantity !== null)?.phrase ?? '';
  return text.slice(0, text.indexOf(figure) + figure.length);
}

/** As a person says it who does not read it out. */
function asPerson(clause: string): string {
  const order = imperative(clause);
  if (order === null) return `In short, ${lowerFirst(clause)}`;
  return `${order.denied ? 'You must not' : 'You'} ${order.verbPhrase}`;
}

const isLong = (text: string): boolean => text.split(/\s+/).length > mostWords;
const opening = /^(?:(?:and|but|or|then|so|because|which|whereas|while|also|to)\s+)+/i;
const condition = /^(?:if|when|whenever|once|after|before)\s[^,]+,\s+/i;

/** A long phrase in its clauses, without the words that link them; what only sets the scene falls away. */
function clausesOf(phrase: string): string[] {
  if (!isLong(phrase)) return [phrase];
  const tokens = tokenize(phrase);
  return sentencesOfClauses(phrase, tokens)
    .flat()
    .map(([from, to]) => phrase.slice(tokens[from]?.start, tokens[to]?.start ?? phrase.length).trim())
    .flatMap((clause) =>
      isLong(clause) ? clause.replace(condition, '').split(/:\s+|;\s+|,\s+and\s+/) : [clause],
    )
    .map((clause) => clause.replace(opening, ''));
}

const smallWords = 'of|for|to|with|in|on|at|by|from|than|before|after|until|that|within|without|as|and|or';
const smallWord = new RegExp(`^(?:${smallWords})$`, 'i');
const looseEnd = new RegExp(`(?:\\s(?:${smallWords}))+$`, 'i');

/** Cut before a small word, so that it still reads as a phrase. */
function cutShort(clause: string): string {
  if (!isLong(clause)) return clause;
  const words = clause.split(/\s+/);
  const end = words.findLastIndex((word, at) => at > 3 && at <= mostWords && smallWord.test(word));
  return words
    .slice(0, end === -1 ? mostWords : end)
    .join(' ')
    .replace(looseEnd, '');
}
