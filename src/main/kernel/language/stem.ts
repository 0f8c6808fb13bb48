import { stemmer } from 'stemmer';

/** Porter's stem of a lower-case English word; words with a digit or outside a–z are their own stem. */
export const stem = (lower: string): string => (/^[a-z]+$/.test(lower) ? stemmer(lower) : lower);
