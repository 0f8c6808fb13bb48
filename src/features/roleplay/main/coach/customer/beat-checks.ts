import type { z } from 'zod';
import type { Check } from '#features/roleplay/contract.ts';
import type { Beat, NeverDo, Scenario } from '../scenario.ts';
import { sharePoints } from '../share-points.ts';
import { neverDos } from './never-dos.ts';
import type { Found } from './state.ts';

export type CheckResult = z.output<typeof Check>;
/** A check with the sentence of the material that its scenario names, which a library may or may not hold. */
export type BeatCheck = Omit<CheckResult, 'source'> & { readonly sentence: string | null };
type Plan = Pick<BeatCheck, 'id' | 'criterion' | 'statement' | 'sentence'> & { readonly weight: number };

/** Ids of the checks that do not come from a point or a never-do of the scenario. */
export const checkIds = {
  greeting: 'greets',
  worry: 'takes-up-worry',
  find: 'asks-first',
  step: 'proposes-step',
  clear: 'clear',
  figures: 'figures',
  keywords: 'sentences',
} as const;
export const neverDoCheckId = ({ id }: Pick<NeverDo, 'id'>): string => `never-${id}`;

/** Never-dos that make what was said unclear, so that it is not ticked as clear beside them. */
export const unclearNeverDos: readonly string[] = [
  'over-explains',
  'hesitates',
  'contradicts-itself',
  'reads-out',
];

const weights = { greeting: 1, worry: 1.5, find: 1.5, step: 1.5, clear: 1 } as const;
const penalties = { figures: -2, keywords: -5 } as const;

/**
 * The checks of a beat over everything that was said in it. The positive ones add up to 10; never-dos take away: those
 * that happened, and, once a point was made, those that tempt here and were avoided.
 */
export function beatChecks(scenario: Scenario, beat: Beat, found: readonly Found[]): BeatCheck[] {
  const plans = plansOf(beat);
  const points = sharePoints(
    10,
    plans.map(({ weight }) => weight),
  );
  const result = (check: Omit<BeatCheck, 'verdict' | 'evidence'>, otherwise: 'met' | 'missed'): BeatCheck => {
    const decided = found.findLast(({ id }) => id === check.id);
    const evidence = decided === undefined ? null : { turnId: decided.turnId, quote: decided.quote };
    return { ...check, verdict: decided?.verdict ?? otherwise, evidence };
  };
  const spoilt = [checkIds.keywords, ...unclearNeverDos.map((id) => neverDoCheckId({ id }))];
  const isUnclear = found.some(({ id }) => spoilt.includes(id));
  const earned = plans.map(({ weight: _weight, ...plan }, at): BeatCheck => {
    const check = { ...plan, points: points[at] ?? 0 };
    return plan.id === checkIds.clear && isUnclear
      ? { ...check, verdict: 'missed', evidence: null }
      : result(check, 'missed');
  });
  const isToThePoint = beat.points.some(({ id }) => found.some((one) => one.id === id));
  return [
    ...earned,
    ...neverChecks(scenario)
      .filter(
        ({ id }) =>
          found.some((one) => one.id === id) ||
          (isToThePoint && beat.risks.some((risk) => neverDoCheckId({ id: risk }) === id)),
      )
      .map((check) => result(check, 'met')),
  ];
}

function plansOf({ greeting, worry, find, step, points, isObjection }: Beat): Plan[] {
  const plans: Plan[] = [];
  if (greeting)
    plans.push({
      id: checkIds.greeting,
      criterion: 'opening',
      statement: 'Greets the customer',
      sentence: null,
      weight: weights.greeting,
    });
  if (worry !== undefined)
    plans.push({
      id: checkIds.worry,
      criterion: isObjection ? 'objections' : greeting ? 'opening' : 'communication',
      statement: `Takes up the worry ${worry}`,
      sentence: null,
      weight: weights.worry,
    });
  if (find !== undefined)
    plans.push({
      id: checkIds.find,
      criterion: 'discovery',
      statement: `Asks ${find.asks}`,
      sentence: find.source ?? null,
      weight: weights.find,
    });
  for (const { id, that, weight, criterion, source } of points)
    plans.push({
      id,
      criterion: criterion ?? (isObjection ? 'objections' : 'knowledge'),
      statement: `Says that ${that}`,
      sentence: source ?? null,
      weight,
    });
  if (step !== undefined)
    plans.push({
      id: checkIds.step,
      criterion: 'nextStep',
      statement: `Proposes ${step.proposes}`,
      sentence: step.source ?? null,
      weight: weights.step,
    });
  plans.push({
    id: checkIds.clear,
    criterion: 'communication',
    statement: 'Says it clearly and briefly',
    sentence: null,
    weight: weights.clear,
  });
  return plans;
}

const neverChecks = (scenario: Scenario): Omit<BeatCheck, 'verdict' | 'evidence'>[] => [
  ...[...neverDos, ...scenario.neverDos].map((neverDo) => ({
    id: neverDoCheckId(neverDo),
    criterion: neverDo.criterion,
    statement: neverDo.statement,
    sentence: neverDo.source ?? null,
    points: neverDo.points,
  })),
  {
    id: checkIds.figures,
    criterion: 'compliance',
    statement: 'Gives no wrong figure',
    sentence: null,
    points: penalties.figures,
  },
  {
    id: checkIds.keywords,
    criterion: 'communication',
    statement: 'Speaks in sentences instead of a row of keywords',
    sentence: null,
    points: penalties.keywords,
  },
];
