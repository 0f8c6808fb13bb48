import type { z } from 'zod';
import type { Check } from '#features/roleplay/contract.ts';
import { readAnswer, type Answer } from './grading/answer.ts';
import { feedbackOn } from './grading/feedback.ts';
import { matchAll, type PointMatch } from './grading/match-all.ts';
import { mistakesIn, neverDos, type Mistakes } from './grading/mistakes.ts';
import { outOfTurn } from './grading/told-order.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';
import type { Question } from './question.ts';
import { scoreOf } from './score.ts';

export type CheckResult = z.output<typeof Check>;
export type Grade = {
  readonly checks: CheckResult[];
  /** 0–10, one decimal: the sum of the checks. */
  readonly score: number;
  /** One or two sentences. */
  readonly feedback: string;
};

const clarityPoints = 2;
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
  const made = matches.filter(({ match }) => match.verdict === 'met').length;
  const mistakes = mistakesIn(question, answer, order, made);

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
  const isClear = met !== null && saysMostOf(matches) && isSaidClearly(question, answer, mistakes);
  const clear: CheckResult = {
    id: 'clear',
    criterion: 'communication',
    statement: 'Says it clearly, in a sentence or two',
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
  return {
    checks,
    score,
    feedback: feedbackOn({
      question,
      checks,
      score,
      order,
      rule,
      isCurt: isCurt(question, answer),
      number: o.number,
    }),
  };
}

/** The steps that were told, in the material's order. */
const toldSteps = (matches: readonly PointMatch[]) =>
  matches.flatMap(({ point, match: { verdict, span } }) =>
    verdict === 'met' && point.core && span !== null ? [{ step: point, span }] : [],
  );

/** Half of an answer may be said well; it is not what was asked for. */
function saysMostOf(matches: readonly PointMatch[]): boolean {
  const core = matches.filter(({ point }) => point.core);
  return 2 * core.filter(({ match }) => match.verdict === 'met').length > core.length;
}

/** Fewer words are hardly a sentence: right, but a note to oneself, unless the material has no more to say either. */
const fewestWords = 6;

const isCurt = (question: Question, answer: Answer): boolean =>
  answer.tokens.length < Math.min(fewestWords, tokenize(question.expected).length);

function isSaidClearly(question: Question, answer: Answer, mistakes: Mistakes): boolean {
  return (
    mistakes.copied === null &&
    !mistakes.inKeywords &&
    !mistakes.beside &&
    mistakes.doubt === null &&
    !isCurt(question, answer) &&
    isBrief(answer, tokenize(question.expected).length)
  );
}

const isBrief = (answer: Answer, expectedWords: number): boolean =>
  answer.tokens.length <= Math.max(longAnswer.words, longAnswer.timesExpected * expectedWords);
