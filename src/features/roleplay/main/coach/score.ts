import type { z } from 'zod';
import type { categoryScores, Report, ReportItem } from '#features/reports/contract.ts';
import { type Check, criteria, type kinds } from '#features/roleplay/contract.ts';
import { inQuotes } from './language/in-quotes.ts';
import type { Difficulty } from './question.ts';

/** One question or one beat of a customer's story, as it was graded. */
export type ScoredItem = z.output<typeof ReportItem> & {
  /** What would have earned full marks, as it can be said. */
  readonly better: string;
};
type CheckResult = z.output<typeof Check>;
type Counted = Pick<CheckResult, 'points' | 'verdict'>;
type Scores = Pick<
  z.output<typeof Report>,
  | 'overall'
  | 'passMark'
  | 'passed'
  | 'categoryScores'
  | 'criteria'
  | 'checks'
  | 'strengths'
  | 'improvements'
  | 'nextStep'
>;

/** Out of 100, for interviews and customers alike. */
export const passMarks: Readonly<Record<Difficulty, number>> = {
  'new-joining': 50,
  basic: 60,
  experienced: 70,
  expert: 80,
};

/** What one question or turn is worth. */
export const mostPoints = 10;
/** From here an answer counts as good, and as a strength. */
export const goodScore = 8;
const mostListed = 4;
/** A never-do that takes all that an item is worth, as an insult does, bars a pass (docs/decisions/0096). */
const barring = -10;
/** A pass needs evidence: one good answer and an early end is no session. */
const leastShare = 0.5;

/**
 * The 0–10 of one question: the points of the checks that hold, less those of the never-dos that happened, within 0
 * to 10, to one decimal.
 */
export function scoreOf(checks: readonly Counted[]): number {
  return Math.round(Math.min(mostPoints, Math.max(0, earned(checks))) * 10) / 10;
}

const earned = (checks: readonly Counted[]): number => {
  const counted = checks.filter(({ points, verdict }) =>
    points > 0 ? verdict === 'met' : verdict === 'wrong',
  );
  return counted.reduce((sum, { points }) => sum + points, 0);
};

/** The one score model (ARCHITECTURE 9.14): every figure is a sum over the checks of the items. */
export function scoreSession(o: {
  readonly kind: (typeof kinds)[number];
  readonly difficulty: Difficulty;
  readonly items: readonly ScoredItem[];
  /** How far the session came: questions answered, or beats played, of those prepared. */
  readonly progress: { readonly done: number; readonly total: number };
}): Scores {
  const { items } = o;
  const all = items.flatMap(({ checks }) => checks);
  const overall = percent(items) ?? 0;
  const passMark = passMarks[o.difficulty];
  const isEnough = o.progress.done >= Math.ceil(o.progress.total * leastShare);
  const bar = all.find(({ points, verdict }) => points <= barring && verdict === 'wrong') ?? null;
  const passed = overall >= passMark && isEnough && bar === null;
  const checksOf = (key: CheckResult['criterion']) =>
    items.map(({ checks }) => checks.filter(({ criterion }) => criterion === key));
  const byCategory = (key: (typeof categoryScores)[number]): number | null =>
    key === 'clarity'
      ? percentOfChecks(checksOf('communication'))
      : percent(items.filter((item) => (key === 'objections' ? item.isObjection : item.type === key)));
  const improvements = improvementsOf(items);
  return {
    overall,
    passMark,
    passed,
    checks: tally(all),
    categoryScores: (['factual', 'procedural', 'scenario', 'clarity', 'objections'] as const).map((key) => ({
      key,
      score: byCategory(key),
    })),
    criteria: criteria.map((key) => {
      const checks = checksOf(key);
      return { key, score: percentOfChecks(checks), ...tally(checks.flat()) };
    }),
    strengths: strengthsOf(items, o.kind),
    improvements,
    nextStep:
      bar !== null
        ? notWith(bar)
        : isEnough
          ? nextStep(o.difficulty, overall, passed, improvements[0] ?? null)
          : stayLonger(o.progress),
  };
}

/** Never-dos that were avoided earn nothing, so they count only where there is nothing else to count. */
function tally(checks: readonly CheckResult[]) {
  const earning = checks.filter(({ points, verdict }) => points > 0 || verdict === 'wrong');
  const counted = checks.some(({ points }) => points > 0) ? earning : checks;
  return { met: counted.filter(({ verdict }) => verdict === 'met').length, total: counted.length };
}

function percent(items: readonly ScoredItem[]): number | null {
  if (items.length === 0) return null;
  return Math.round((items.reduce((sum, { score }) => sum + score, 0) / items.length) * 10);
}

/**
 * Points earned of the points that there were; for never-dos alone, the share that was avoided. A never-do takes away no
 * more than its own item gave, as in the overall score: what was done well elsewhere stays.
 */
function percentOfChecks(items: readonly (readonly CheckResult[])[]): number | null {
  const checks = items.flat();
  if (checks.length === 0) return null;
  const most = checks.reduce((sum, { points }) => sum + Math.max(0, points), 0);
  const kept = items.reduce((sum, own) => sum + Math.max(0, earned(own)), 0);
  const share = most > 0 ? kept / most : tally(checks).met / checks.length;
  return Math.round(Math.min(1, Math.max(0, share)) * 100);
}

function strengthsOf(items: readonly ScoredItem[], kind: (typeof kinds)[number]): string[] {
  const place = kind === 'interview' ? 'Question' : 'Moment';
  return items
    .filter(({ score }) => score >= goodScore)
    .toSorted((a, b) => b.score - a.score || a.number - b.number)
    .slice(0, mostListed)
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, checks }) => {
      const best = checks
        .filter(
          ({ verdict, points, criterion }) =>
            verdict === 'met' && points > 0 && criterion !== 'communication',
        )
        .toSorted((a, b) => b.points - a.points)
        .slice(0, 2);
      return `${place} ${number}. ${best.map(({ statement }) => statement).join('. ')}.`;
    });
}

function improvementsOf(items: readonly ScoredItem[]): Scores['improvements'] {
  return items
    .filter(({ score }) => score < goodScore)
    .toSorted((a, b) => a.score - b.score || a.number - b.number)
    .slice(0, mostListed)
    .map(({ number, answer, better, source }) => ({
      item: number,
      said: answer,
      better,
      source,
    }));
}

const nextLevel: Readonly<Record<Difficulty, string>> = {
  'new-joining': 'basic',
  basic: 'experienced',
  experienced: 'expert',
  expert: 'expert',
};

const notWith = ({ statement, evidence }: CheckResult): string =>
  `${evidence === null ? '' : `${inQuotes(evidence.quote)}: after that a session cannot be passed. `}Practise this category again at the same level, and keep to this: ${statement.charAt(0).toLowerCase()}${statement.slice(1)}.`;

const stayLonger = ({ done, total }: { done: number; total: number }): string =>
  `You came to ${done} of ${total}: that is too few to pass. Practise this category again and stay to the end.`;

function nextStep(
  difficulty: Difficulty,
  overall: number,
  passed: boolean,
  weakest: Scores['improvements'][number] | null,
): string {
  const source = weakest?.source ?? null;
  const where =
    source === null
      ? null
      : source.heading === null
        ? inQuotes(source.documentTitle)
        : `${inQuotes(source.heading)} in ${inQuotes(source.documentTitle)}`;
  const reread = where === null ? '' : ` First reread ${where}.`;
  if (!passed) return `Practise this category again at the same level.${reread}`;
  if (overall < 80 || difficulty === 'expert')
    return where === null
      ? 'Practise this category again in a few days, so that it stays with you.'
      : `Reread ${where}, then practise once more to make it stay.`;
  return `You are ready for the next level: ${nextLevel[difficulty]}.`;
}
