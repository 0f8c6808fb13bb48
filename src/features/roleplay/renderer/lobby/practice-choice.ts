import type { z } from 'zod';
import type { OutputOf } from '#contract/op.ts';
import type { Difficulty, Kind, Minutes, roleplay } from '../../contract.ts';
import type { LobbySearch } from './lobby-search.ts';

/** What one category offers for practice. */
export type Stock = OutputOf<typeof roleplay.lobby>;

export type PracticeChoice = {
  readonly categoryId: string;
  readonly kind: z.output<typeof Kind>;
  /** `null`: any customer of the category. */
  readonly scenarioId: string | null;
  readonly difficulty: z.output<typeof Difficulty>;
  readonly minutes: z.output<typeof Minutes>;
};

export const offers = (stock: Stock, kind: PracticeChoice['kind']): boolean =>
  kind === 'interview' ? stock.interview : stock.scenarios.length > 0;

/** Whether there is anything to practise on. */
export const offersAnything = (stock: Stock): boolean =>
  offers(stock, 'interview') || offers(stock, 'customer');

/** The customer that will be met, where that is certain: the chosen one, or the only one. */
export const scenarioOf = (choice: PracticeChoice, { scenarios }: Stock): Stock['scenarios'][number] | null =>
  scenarios.find(({ id }, _at, { length }) => id === choice.scenarioId || length === 1) ?? null;

/** The choice of a category keeps what was chosen before, as far as the category offers it. */
export function withCategory(choice: PracticeChoice, stock: Stock): PracticeChoice {
  const other = choice.kind === 'interview' ? 'customer' : 'interview';
  return {
    ...choice,
    categoryId: stock.category.id,
    kind: offers(stock, choice.kind) || !offers(stock, other) ? choice.kind : other,
    scenarioId: null,
  };
}

/** What is chosen at first: what the address asks for, else the first category that offers something. */
export function firstChoice(stock: readonly Stock[], chosen: LobbySearch): PracticeChoice | null {
  const start =
    stock.find(({ category }) => category.id === chosen.categoryId) ??
    stock.find((one) => offers(one, chosen.kind ?? 'interview')) ??
    stock.find((one) => offers(one, 'customer')) ??
    stock[0];
  if (start === undefined) return null;
  return withCategory(
    {
      categoryId: start.category.id,
      kind: chosen.kind ?? 'interview',
      scenarioId: null,
      difficulty: chosen.difficulty ?? 'new-joining',
      minutes: 10,
    },
    start,
  );
}
