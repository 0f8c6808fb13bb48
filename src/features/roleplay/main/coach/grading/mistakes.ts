import type { z } from 'zod';
import type { Check } from '#features/roleplay/contract.ts';
import { tokenize, type Token } from '#main/kernel/language/tokens.ts';
import type { Question } from '../question.ts';
import { clauseAround, type Answer } from './answer.ts';
import { isRowOfKeywords } from './keywords.ts';
import type { TokenSpan } from './match.ts';
import { readOut } from './read-out.ts';
import type { OutOfTurn } from './told-order.ts';

type CheckResult = z.output<typeof Check>;

/** Reading out takes all that the key points are worth: whoever can paste the answer need not know it. */
const penalties = { copied: -9, keywords: -6, order: -5, beside: -7, contradiction: -2, unsure: -5 } as const;
/** A long answer that shares so little with what was asked and expected speaks of something else. */
const besideTheQuestion = { contentWords: 12, sharedAtMost: 0.2 } as const;

const hedges =
  /\b(?:maybe|perhaps|probably|i guess|i think|not (?:really |quite )?sure|i suppose|could be|might be|or something|no idea|don['’]t (?:really )?know)\b/gi;
/** One "I think" is a manner of speaking. */
const fewestDoubts = 2;
const wordsForEachDoubt = 12;

/** What went wrong with an answer as a whole: its never-dos, by what happened. */
export type Mistakes = {
  readonly copied: TokenSpan | null;
  readonly inKeywords: boolean;
  readonly beside: boolean;
  /** The first words of doubt, where there are several. */
  readonly doubt: string | null;
  /** Nearly every clause is in doubt, so that nothing is said for sure. */
  readonly unsure: boolean;
  readonly order: OutOfTurn | null;
};

export function mistakesIn(
  question: Question,
  answer: Answer,
  order: OutOfTurn | null,
  made: number,
): Mistakes {
  const expected = tokenize(question.expected);
  const asked = tokenize(question.text);
  const { quote } = question.source;
  // On lines of its own, so that where the answer begins and ends is known in a passage with numbers and marks.
  const material = question.passage.replace(quote, () => `\n${quote}\n`);
  const doubts = answer.text.match(hedges) ?? [];
  return {
    copied: readOut(answer, tokenize(material), material, asked),
    inKeywords: isRowOfKeywords(answer, question.expected, made),
    beside: isBesideTheQuestion(answer, [...expected, ...asked]),
    doubt: doubts.length < fewestDoubts ? null : (doubts[0] ?? null),
    unsure: doubts.length >= fewestDoubts && doubts.length * wordsForEachDoubt >= answer.tokens.length,
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
  const { copied, inKeywords, beside, doubt, unsure, order } = mistakes;
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
        id: 'sure',
        criterion: 'communication',
        statement: 'Commits to an answer',
        points: penalties.unsure,
      },
      unsure && doubt !== null ? { quote: doubt } : null,
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
