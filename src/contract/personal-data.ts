import type { z } from 'zod';
import type { SettingKey } from './settings.ts';

/** How long something is kept: with the account, until what it is for has ended, or for the days of a setting. */
export type Keeping = 'account' | 'itsEnd' | (SettingKey & `${string}Days`);

/** Who can see it, beside the person, in a list, a report or the audit: by the names of the rules of access. */
export type Seeing = 'nobody' | 'oversees' | 'seesPeople';

/**
 * Something that a feature holds about people, in words for the privacy notice, the screen "My data" and the page of an
 * export. Whole sentences, to the person.
 */
export type Holding = {
  /** Two or three words, as a heading. */
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly keptFor: Keeping;
  readonly seenBy: Seeing;
  /** What an erasure makes of it: it goes, or what stays of it and why. */
  readonly whenErased: 'goes' | { readonly stays: string };
  /**
   * One record of it as an export gives it: a strict promise to whoever reads the file, each field described in the words
   * that stand beside it on the page. Or why an export has none.
   */
  readonly record: z.ZodObject | { readonly notExported: string };
};

/** What a feature holds about people, by a name that stays: it is the key in the exported file. */
export type PersonalData = { readonly none: string } | { readonly holds: Readonly<Record<string, Holding>> };

/** The records that an export of `D` is made of, by the name of what they are of. */
export type RecordsOf<D> = D extends { readonly holds: infer H }
  ? { readonly [K in keyof H as H[K] extends { readonly record: z.ZodObject } ? K : never]: RecordOf<H[K]> }
  : never;
type RecordOf<T> = T extends { readonly record: infer R extends z.ZodObject } ? z.input<R> : never;
