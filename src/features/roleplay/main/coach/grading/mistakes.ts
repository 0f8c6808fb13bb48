import type { z } from 'zod';
import type { Check } from '#features/roleplay/contract.ts';
import { tokenize, type Token } from '../language/tokens.ts';
import type { Question } from '../question.ts';
import { clauseAround, type Answer } from './answer.ts';
import type { TokenSpan } from './match-point.ts';
import { readOut } from './read-out.ts';
import type { OutOfTurn } from './told-order.ts';

type CheckResult = z.output<typeof Check>;

/** Takes as much as all but a good answer is worth, so that reading out the material is no pass. */
const penalties = { copied: -5, keywords: -5, order: -5, beside: -7, contradiction: -2 } as const;
/** Share of short grammatical words (a, the, to, it, …) in what people say; a row of keywords has fewer. */
const leastSmallWords = 0.12;
/** A long answer that shares so little with what was asked and expected speaks of something else. */
const besideTheQuestion = { contentWords: 12, sharedAtMost: 0.2 } as const;

/** What went wrong with an answer as a whole: its never-dos, by what happened. */
export type Mistakes = {
  readonly copied: TokenSpan | null;
  readonly inKeywords: boolean;
  readonly beside: boolean;
  readonly order: OutOfTurn | null;
};

export function mistakesIn(question: Question, answer: Answer, order: OutOfTurn | null): Mistakes {
  const expected = tokenize(question.expected);
  const asked = tokenize(question.text);
  const { quote } = question.source;
  return {
    copied: readOut(answer, tokenize(quote), quote, asked),
    inKeywords: isRowOfKeywords(answer, expected),
    beside: isBesideTheQuestion(answer, [...expected, ...asked]),
    order,
  };
}

/** The never-dos as checks; `wrong` is the first point that was said against the material. */
export function neverDos(o: {
  readonly question: Question;
  readonly answer: Answer;
  readonly turnId: string;
  readonly mistakes: Mistakes;
  readonly wrong: CheckResult | null;
}): CheckResult[] {
  const { question, answer, mistakes, wrong } = o;
  const { copied, inKeywords, beside, order } = mistakes;
  const check = (
    made: Pick<CheckResult, 'id' | 'criterion' | 'statement' | 'points'>,
    happened: { readonly quote: string; readonly cites?: boolean } | null,
  ): CheckResult => ({
    ...made,
    verdict: happened === null ? 'met' : 'wrong',
    evidence: happened === null ? null : { turnId: o.turnId, quote: happened.quote },
    source: happened?.cites === true ? question.source : null,
  });
  const opening = { quote: clauseAround(answer, 0, 0) };
  const checks = [
    check(
      {
        id: 'own-words',
        criterion: 'communication',
        statement: 'Uses own words instead of reading out the material',
        points: penalties.copied,
      },
      copied && { quote: textOf(answer, copied), cites: true },
    ),
    check(
      {
        id: 'sentences',
        criterion: 'communication',
        statement: 'Answers in sentences instead of a row of keywords',
        points: penalties.keywords,
      },
      inKeywords ? opening : null,
    ),
    check(
      {
        id: 'to-the-point',
        criterion: 'communication',
        statement: 'Stays with what was asked',
        points: penalties.beside,
      },
      beside ? opening : null,
    ),
    check(
      {
        id: 'true',
        criterion: 'compliance',
        statement: 'Says nothing against the material',
        points: penalties.contradiction,
      },
      wrong?.evidence ? { quote: wrong.evidence.quote, cites: true } : null,
    ),
  ];
  if (!question.inOrder) return checks;
  const inOrder = check(
    {
      id: 'order',
      criterion: question.isObjection ? 'objections' : 'knowledge',
      statement: 'Tells the steps in their order',
      points: penalties.order,
    },
    order && { quote: clauseAround(answer, order.early.span.from, order.early.span.to), cites: true },
  );
  return [...checks, inOrder];
}

const textOf = ({ text, tokens }: Answer, { from, to }: TokenSpan): string =>
  text.slice(tokens[from]?.start ?? 0, tokens[to]?.end ?? 0);

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
