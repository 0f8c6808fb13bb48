import { stem } from './stem.ts';

/** What the rest of an English word may be that somebody is typing. */
const rests =
  'n on ion tion ation g ng ing d ed s es t nt ent ment e le ble able r er y ty ity ly ss ess ness al ce nce ance ence'.split(
    ' ',
  );

/**
 * Stems of what a word may be once it is typed to its end, where these are shorter than what is there already: nothing
 * that is kept by its stem begins with "consultatio" or "fittin". In lower case.
 */
export const finishedStems = (begun: string): string[] => [
  ...new Set(rests.map((rest) => stem(begun + rest)).filter((one) => one.length < begun.length)),
];
