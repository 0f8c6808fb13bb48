import type { Beat } from '../scenario.ts';
import { goodScore } from '../score.ts';
import { checkIds, type CheckResult } from './beat-checks.ts';
import type { NeverDo } from '../scenario.ts';
import { neverDoCheckId } from './beat-checks.ts';

const openers = {
  good: ['Well done:', 'That worked:', 'Good:'],
  partly: ['You are half way there:', 'A good part of it:', 'That was a start:'],
} as const;
/** From here a beat is in part right (PRODUCT 4.1). */
const partlyScore = 5;
const longestQuote = 80;

/** One or two sentences on a beat that is over: a slip first, then what was right or missing, else a better wording. */
export function beatFeedback(o: {
  readonly beat: Beat;
  readonly checks: readonly CheckResult[];
  readonly neverDos: readonly NeverDo[];
  readonly score: number;
  /** The place of the beat, so that two in a row do not open the same way. */
  readonly number: number;
}): string {
  const { beat, checks, score } = o;
  const worst = checks
    .filter(({ points, verdict }) => points < 0 && verdict === 'wrong')
    .toSorted((a, b) => a.points - b.points)[0];
  const better = `You could say: “${beat.better}”`;
  if (worst !== undefined) return `${slip(worst, o.neverDos)} ${better}`;
  const has = (id: string, verdict: CheckResult['verdict']) =>
    checks.some((check) => check.id === id && check.verdict === verdict);
  const said = beat.points.filter(({ id }) => has(id, 'met')).map(({ that }) => that);
  const missing = missingIn(beat, has);
  if (score < partlyScore || said.length === 0)
    return `${said.length === 0 ? 'The question stayed open.' : 'Most of it was missing.'} ${better}`;
  const opener = openers[score >= goodScore ? 'good' : 'partly'][o.number % 3] ?? '';
  const praise = `${opener} you said that ${said.slice(0, 2).join(', and that ')}.`;
  return missing === null
    ? praise
    : `${praise} ${score >= goodScore ? 'You could also' : 'Next time, also'} ${missing}.`;
}

function missingIn(beat: Beat, has: (id: string, verdict: CheckResult['verdict']) => boolean): string | null {
  const point = beat.points.toSorted((a, b) => b.weight - a.weight).find(({ id }) => !has(id, 'met'));
  if (point !== undefined) return `say that ${point.that}`;
  if (has(checkIds.find, 'missed')) return `ask ${beat.find?.asks} before you answer`;
  if (has(checkIds.worry, 'missed')) return `say that you understand the worry ${beat.worry}`;
  if (has(checkIds.step, 'missed')) return `propose ${beat.step?.proposes}`;
  return null;
}

function slip(check: CheckResult, neverDos: readonly NeverDo[]): string {
  const quote = check.evidence?.quote ?? '';
  const short = quote.length > longestQuote ? `${quote.slice(0, longestQuote).trimEnd()} …` : quote;
  const reason = neverDos.find((one) => neverDoCheckId(one) === check.id)?.reason ?? `${check.statement}.`;
  return `“${short}”: ${reason}`;
}
