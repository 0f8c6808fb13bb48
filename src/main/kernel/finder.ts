import type { z } from 'zod';
import type { Findables, Found } from '#contract/findable.ts';
import type { Actor } from './implement.ts';
import type { Reader } from '../platform/db/store.ts';

/** What somebody is looking for, as far as they have typed it. */
export type Wanted = {
  /** Never empty; the last word may not be finished. */
  readonly text: string;
  readonly categoryId?: string | undefined;
  readonly limit: number;
  readonly actor: Actor;
};

type AddressOf<F> = F extends { readonly address: infer A extends z.ZodObject } ? z.input<A> : never;

/**
 * Finds things of one kind, best first, at most `limit`: only what `actor` may read. It is asked only for people whom the
 * access of its kind lets look. May be asked for one letter.
 */
export type Finder<F> = (
  db: Reader,
  wanted: Wanted,
) => readonly Found<AddressOf<F>>[] | Promise<readonly Found<AddressOf<F>>[]>;

/** A finder for every kind that a feature declares: one that is missing does not compile. */
export type FindersOf<D extends Findables> = { readonly [K in keyof D]: Finder<D[K]> };
