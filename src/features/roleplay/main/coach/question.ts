import type { z } from 'zod';
import type { difficulties, questionTypes, SourceQuote } from '#features/roleplay/contract.ts';
import type { Quantity } from '#main/kernel/language/quantities.ts';

export type Difficulty = (typeof difficulties)[number];

/** A content word of a key point. `weight` is 0–1: how much it tells in this material. */
export type Term = {
  readonly concept: string;
  readonly word: string;
  readonly weight: number;
  /** The material denies just this word of a point of which it says others: "explain, do not argue". */
  readonly denied?: boolean;
  /** It only names what the point is about: "the client" of "the client pays for it". */
  readonly subject?: boolean;
};

/** One thing that a good answer says. */
export type KeyPoint = {
  readonly id: string;
  /** As a check: `Says: wipe the scalp with alcohol`. */
  readonly statement: string;
  /** The material's own words for it. */
  readonly phrase: string;
  /** What it adds to the 0–10 of its question, in tenths. */
  readonly points: number;
  /** Answers the question itself; the others are detail. */
  readonly core: boolean;
  /** A figure that has to be right, where the point is one. */
  readonly quantity: Quantity | null;
  readonly terms: readonly Term[];
  /** The material denies it ("never apologise"); `null` where it denies a part of it. */
  readonly negated: boolean | null;
};

/** A question with everything that is needed to put it, to help with it and to grade its answer. Plain JSON. */
export type Question = {
  readonly type: (typeof questionTypes)[number];
  readonly isObjection: boolean;
  readonly text: string;
  /** What the material answers, as it is read; its exact characters are `source.quote`. */
  readonly expected: string;
  readonly keyPoints: readonly KeyPoint[];
  /** The key points are steps that have to be told in their order. */
  readonly inOrder: boolean;
  readonly source: z.infer<typeof SourceQuote>;
  /** The passage that the answer stands in: who pastes the answer pastes its neighbours along with it. */
  readonly passage: string;
  readonly difficulty: Difficulty;
  readonly hints: readonly { readonly text: string; readonly source: null }[];
  /** Linked questions of one conversation or procedure, asked one after the other. */
  readonly chain: { readonly part: number; readonly of: number } | null;
};
