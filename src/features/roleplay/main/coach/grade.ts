import type { z } from 'zod';
import type { Check } from '#features/roleplay/contract.ts';
import { readAnswer, clauseAround, type Answer } from './grading/answer.ts';
import { feedbackOn } from './grading/feedback.ts';
import { strangers } from './grading/labels.ts';
import { matchPoint, missed, type Match, type TokenSpan } from './grading/match-point.ts';
import { mistakesIn, neverDos, type Mistakes } from './grading/mistakes.ts';
import { belongsTo, mispaired } from './grading/pairing.ts';
import { outOfTurn } from './grading/told-order.ts';
import { quantitiesIn } from './language/quantities.ts';
import { tokenize } from './language/tokens.ts';
import type { KeyPoint, Question } from './question.ts';
import { scoreOf } from './score.ts';

export type CheckResult = z.output<typeof Check>;
export type Grade = {
  readonly checks: CheckResult[];
  /** 0–10, one decimal: the sum of the checks. */
  readonly score: number;
  /** One or two sentences. */
  readonly feedback: string;
};

const clarityPoints = 1;
/** An answer much longer than what is asked buries it. */
const longAnswer = { words: 120, timesExpected: 4 } as const;
/**
 * Grades an answer against the key points of its question by yes/no checks. `number` is the place of the question in
 * its interview, from 1. Every quote in the evidence is an exact substring of the answer.
 */
export function gradeAnswer(o: {
  readonly question: Question;
  readonly answer: string;
  readonly turnId: string;
  readonly number: number;
}): Grade {
  const { question, turnId } = o;
  const answer = readAnswer(o.answer);
  const matches = matchAll(question, answer);
  const order = question.inOrder ? outOfTurn(toldSteps(matches), answer) : null;
  const mistakes = mistakesIn(question, answer, order);

  const points = matches.map(({ point, match: { verdict, quote } }): CheckResult => ({
    id: point.id,
    criterion: question.isObjection ? 'objections' : 'knowledge',
    statement: point.statement,
    points: point.points,
    verdict,
    evidence: quote === null ? null : { turnId, quote },
    source: question.source,
  }));
  const met = points.find(({ verdict }) => verdict === 'met') ?? null;
  const wrong = points.find(({ verdict }) => verdict === 'wrong') ?? null;
  const isClear = met !== null && isSaidClearly(question, answer, mistakes);
  const clear: CheckResult = {
    id: 'clear',
    criterion: 'communication',
    statement: 'Says it clearly and briefly',
    points: clarityPoints,
    verdict: isClear ? 'met' : 'missed',
    evidence: isClear ? met.evidence : null,
    source: null,
  };
  // Where nothing was said to the point, nothing was avoided either.
  const avoidable =
    met === null && wrong === null ? [] : neverDos({ question, answer, turnId, mistakes, wrong });
  const checks = [...points, clear, ...avoidable];
  const score = scoreOf(checks);
  const rule = matches.find(({ rule }) => rule !== null)?.rule ?? null;
  return { checks, score, feedback: feedbackOn({ question, checks, score, order, rule, number: o.number }) };
}

type PointMatch = {
  readonly point: KeyPoint;
  readonly match: Match;
  /** What the material says of the case that this was wrongly said of. */
  readonly rule: string | null;
};

/**
 * Every key point against the answer: said of another case than the material's it is wrong, of another thing of the same
 * kind ("room 4" for "room 2") it is not made.
 */
function matchAll(question: Question, answer: Answer): PointMatch[] {
  const otherFigures = [...quantitiesIn(question.expected), ...quantitiesIn(question.text)];
  const others = strangers(answer.tokens, [tokenize(question.expected), tokenize(question.text)]);
  const swaps = question.inOrder ? [] : mispaired(question.expected, answer);
  return question.keyPoints.map((point) => {
    const match = matchPoint(point, answer, otherFigures);
    if (match.span !== null && others.some((other) => isBeside(other, match.span, answer)))
      return { point, match: missed, rule: null };
    const swap = swaps.find(({ outcome }) => belongsTo(outcome, point.terms, point.quantity));
    if (swap === undefined || match.verdict === 'missed') return { point, match, rule: null };
    const { from, to } = swap.span;
    const quote = clauseAround(answer, from, to);
    return { point, match: { verdict: 'wrong', quote, span: swap.span }, rule: swap.rule };
  });
}

/** Whether one stands in the sentence of the other. */
const isBeside = (one: TokenSpan, other: TokenSpan | null, { sentenceOf }: Answer): boolean =>
  other !== null && sentenceOf[one.from] === sentenceOf[other.from];

/** The steps that were told, in the material's order. */
const toldSteps = (matches: readonly PointMatch[]) =>
  matches.flatMap(({ point, match: { verdict, span } }) =>
    verdict === 'met' && point.core && span !== null ? [{ step: point, span }] : [],
  );

const isSaidClearly = (question: Question, answer: Answer, mistakes: Mistakes): boolean =>
  mistakes.copied === null &&
  !mistakes.inKeywords &&
  !mistakes.beside &&
  mistakes.doubt === null &&
  isBrief(answer, tokenize(question.expected).length);

const isBrief = (answer: Answer, expectedWords: number): boolean =>
  answer.tokens.length <= Math.max(longAnswer.words, longAnswer.timesExpected * expectedWords);
