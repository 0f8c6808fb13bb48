import { type Fit, fits, type Found } from '#contract/findable.ts';

/** Things of one kind that were found. `Option` is how the box shows one. */
export type Ranked<Option> = {
  readonly id: string;
  readonly title: string;
  readonly options: readonly (Option & { readonly fit: Fit })[];
};

const rankOf = ({ options }: Ranked<unknown>): number =>
  Math.min(fits.length, ...options.map(({ fit }) => fits.indexOf(fit)));

/** The kind with what fits best comes first; equal ones stay in their order. */
export const bestFirst = <Option>(sections: readonly Ranked<Option>[]): Ranked<Option>[] =>
  sections.filter(({ options }) => options.length > 0).toSorted((one, other) => rankOf(one) - rankOf(other));

export const plainTitle = ({ title }: Pick<Found, 'title'>): string => title.map(({ text }) => text).join('');
