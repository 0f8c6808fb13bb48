import type { LucideIcon } from 'lucide-react';
import type { z } from 'zod';
import type { Access } from '#contract/access.ts';
import type { Findable, Findables } from '#contract/findable.ts';

/** How the search box shows things of a kind, and where it leads from one. */
export type Face<F extends Findable> = {
  readonly icon: LucideIcon;
  /** Key of what several of them are called, with the namespace: `library:finds.documents`. */
  readonly label: string;
  /** `typed` is what was looked for. */
  readonly href: (address: z.output<F['address']>, typed: string) => string;
};

/** A face for every kind that a feature declares: one that is missing does not compile. */
export type FacesOf<D extends Findables> = { readonly [K in keyof D]: Face<D[K]> };

/** A screen without a word in the rail, which the search box leads to. */
export type Place = {
  readonly href: string;
  /** Key of its name in a catalogue, with the namespace. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly access: Access;
};
