import { z } from 'zod';
import { LimitFigures } from './limits.ts';
import { PlainLine } from './plain-text.ts';
import { webAddress } from './web-address.ts';

/** The groups in which settings stand on the screen and in the templates for IT. */
export const settingCategories = [
  'organisation',
  'signIn',
  'passwords',
  'material',
  'records',
  'limits',
  'trials',
] as const;
export type SettingCategory = (typeof settingCategories)[number];

type Declared = {
  /** One sentence for IT. */
  readonly about: string;
  readonly category: SettingCategory;
  /**
   * Who sets it: an admin in the program, unless the policy does; the policy alone; or nothing but the policy file that
   * is named on the command line of a program that is not installed.
   */
  readonly setBy: 'admin' | 'policy' | 'commandLine';
  /**
   * Its default is the weakest value that there may be, because a secret hangs on it: one can only go lower, or higher,
   * from there.
   */
  readonly stricter?: 'lower' | 'higher';
};

type WholeNumber = {
  readonly min: number;
  readonly max: number;
  readonly unit: 'minutes' | 'hours' | 'days' | 'attempts' | 'cost';
  readonly default: number;
};

/** A whole number of `unit`. */
export const whole = <const D extends Declared & WholeNumber>(declared: D) => ({
  kind: 'whole' as const,
  ...declared,
  schema: z.int().min(declared.min).max(declared.max),
});

/** Whether something is so. */
export const yesNo = <const D extends Declared & { default: boolean }>(declared: D) => ({
  kind: 'yesNo' as const,
  ...declared,
  schema: z.boolean(),
});

/** One of a few named values. */
export const choice = <const C extends string, const D extends Declared>(
  declared: D & { readonly choices: readonly [C, ...C[]]; readonly default: NoInfer<C> },
) => ({ kind: 'choice' as const, ...declared, schema: z.enum(declared.choices) });

/** A name on one line; empty for none. */
export const line = <const D extends Declared & { maxLength: number; default: string }>(declared: D) => ({
  kind: 'line' as const,
  ...declared,
  schema: PlainLine.max(declared.maxLength),
});

/** An address of the web; empty for none. */
export const address = <const D extends Declared & { maxLength: number; default: string }>(declared: D) => ({
  kind: 'line' as const,
  ...declared,
  schema: z
    .string()
    .trim()
    .max(declared.maxLength)
    .regex(new RegExp(`^$|${webAddress.source}`), {
      error: 'Use an address that begins with https://, without a user name or a port in it.',
    }),
});

/** Figures of limits, by their names. */
export const figures = <const D extends Declared & { default: z.output<typeof LimitFigures> }>(
  declared: D,
) => ({ kind: 'figures' as const, ...declared, schema: LimitFigures });

/** A factor. */
export const factor = <const D extends Declared & { min: number; max: number; default: number }>(
  declared: D,
) => ({ kind: 'factor' as const, ...declared, schema: z.number().min(declared.min).max(declared.max) });
