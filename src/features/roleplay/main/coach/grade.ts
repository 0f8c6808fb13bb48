import type { z } from 'zod';
import type { Check } from '#features/roleplay/contract.ts';
import { clauseAround, readAnswer, type Answer } from './grading/answer.ts';
import { copiedRun } from './grading/copied.ts';
import { feedbackOn } from './grading/feedback.ts';
import { matchPoint } from './grading/match-point.ts';
import { quantitiesIn } from './language/quantities.ts';
import { tokenize, type Token } from './language/tokens.ts';
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

/** Takes as much as all but a good answer is worth, so that reading out the material is no pass. */
const penalties = { copied: -5, keywords: -5, beside: -7, contradiction: -2 } as const;
const clarityPoints = 1;
/** An answer much longer than what is asked buries it. */
const longAnswer = { words: 120, timesExpected: 4 } as const;
/** Share of short grammatical words (a, the, to, it, …) in what people say; a row of keywords has fewer. */
const leastSmallWords = 0.12;
/** A long answer that shares so little with what was asked and expected speaks of something else. */
const besideTheQuestion = { contentWords: 12, sharedAtMost: 0.2 } as const;
const hedges =
  /\b(?:maybe|perhaps|probably|i guess|i think|not (?:really |quite )?sure|i suppose|could be|might be|or something|no idea|don['’]t (?:really )?know)\b/gi;

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
  const { question } = o;
  const answer = readAnswer(o.answer);
  const expected = tokenize(question.expected);
  const asked = tokenize(question.text);
  const evidence = (quote: string | null) => (quote === null ? null : { turnId: o.turnId, quote });

  const otherFigures = [...quantitiesIn(question.expected, expected), ...quantitiesIn(question.text, asked)];
  const points = question.keyPoints.map((point): CheckResult => {
    const { verdict, quote } = matchPoint(point, answer, otherFigures);
    return {
      id: point.id,
      criterion: question.isObjection ? 'objections' : 'knowledge',
      statement: point.statement,
      points: point.points,
      verdict,
      evidence: evidence(quote),
      source: question.source,
    };
  });

  const copied = copiedRun(answer, tokenize(question.source.quote), asked, question.source.quote);
  const inKeywords = isRowOfKeywords(answer, expected);
  const beside = isBesideTheQuestion(answer, [...expected, ...asked]);
  const wrong = points.find(({ verdict }) => verdict === 'wrong') ?? null;
  const isToThePoint = points.some(({ verdict }) => verdict === 'met');
  const isClear =
    isToThePoint &&
    copied === null &&
    !inKeywords &&
    !beside &&
    isBrief(answer, expected.length) &&
    isFirm(answer);
  const clear: CheckResult = {
    id: 'clear',
    criterion: 'communication',
    statement: 'Says it clearly and briefly',
    points: clarityPoints,
    verdict: isClear ? 'met' : 'missed',
    evidence: isClear ? (points.find(({ verdict }) => verdict === 'met')?.evidence ?? null) : null,
    source: null,
  };
  const neverDos: CheckResult[] = [
    {
      id: 'own-words',
      criterion: 'communication',
      statement: 'Uses own words instead of reading out the material',
      points: penalties.copied,
      verdict: copied === null ? 'met' : 'wrong',
      evidence: copied === null ? null : evidence(slice(answer, copied.from, copied.to)),
      source: copied === null ? null : question.source,
    },
    {
      id: 'sentences',
      criterion: 'communication',
      statement: 'Answers in sentences instead of a row of keywords',
      points: penalties.keywords,
      verdict: inKeywords ? 'wrong' : 'met',
      evidence: inKeywords ? evidence(clauseAround(answer, 0, 0)) : null,
      source: null,
    },
    {
      id: 'to-the-point',
      criterion: 'communication',
      statement: 'Stays with what was asked',
      points: penalties.beside,
      verdict: beside ? 'wrong' : 'met',
      evidence: beside ? evidence(clauseAround(answer, 0, 0)) : null,
      source: null,
    },
    {
      id: 'true',
      criterion: 'compliance',
      statement: 'Says nothing against the material',
      points: penalties.contradiction,
      verdict: wrong === null ? 'met' : 'wrong',
      evidence: wrong?.evidence ?? null,
      source: wrong === null ? null : question.source,
    },
  ];
  // Where nothing was said to the point, nothing was avoided either.
  const checks = [...points, clear, ...(isToThePoint || wrong !== null ? neverDos : [])];
  const score = scoreOf(checks);
  return { checks, score, feedback: feedbackOn({ question, checks, score, number: o.number }) };
}

const slice = (answer: Answer, from: number, to: number): string =>
  answer.text.slice(answer.tokens[from]?.start ?? 0, answer.tokens[to]?.end ?? 0);

const isBrief = (answer: Answer, expectedWords: number): boolean =>
  answer.tokens.length <= Math.max(longAnswer.words, longAnswer.timesExpected * expectedWords);

const isFirm = (answer: Answer): boolean => (answer.text.match(hedges) ?? []).length < 2;

/** A figure or a word of the answer dropped into a speech about something else is no answer. */
function isBesideTheQuestion(answer: Answer, about: readonly Token[]): boolean {
  const subject = new Set(about.filter(({ content }) => content).map(({ concept }) => concept));
  const content = answer.tokens.filter((token) => token.content);
  if (content.length < besideTheQuestion.contentWords) return false;
  const shared = content.filter(({ concept }) => subject.has(concept)).length;
  return shared / content.length <= besideTheQuestion.sharedAtMost;
}

/**
 * Words thrown in without a clause. Short clauses ("clean the scalp, press the tape") and listed things are none; what
 * gives it away is a row without the small words of grammar, or one in another order than anybody would say it.
 */
function isRowOfKeywords({ tokens, text }: Answer, expected: readonly Token[]): boolean {
  if (tokens.length < 6) return false;
  const parts = text.split(/[,;:.!?\n–—]+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
  const smallWords = tokens.filter(({ content, lower }) => !content && lower.length <= 3).length;
  const places = [...new Set(tokens.map(({ concept }) => concept))]
    .map((concept) => expected.findIndex((token) => token.content && token.concept === concept))
    .filter((place) => place !== -1);
  const rising = places.slice(1).filter((place, index) => place >= (places[index] ?? 0)).length;
  const order = rising / Math.max(1, places.length - 1);
  if (smallWords / tokens.length >= leastSmallWords) return parts === 1 && places.length >= 7 && order <= 0.5;
  return tokens.length / parts > 10 || (parts < 3 && places.length >= 4 && order < 0.7);
}
