import type { i18n } from 'i18next';
import type { Component } from '#contract/health.ts';
import { wordsFor } from './i18n.ts';

/** What was found of a component, in the words of the feature `health`. */
export type FindingWords = {
  readonly component: string;
  readonly title: string;
  /** What to do about it; `null` where nothing is to be done. */
  readonly fix: string | null;
};

/** A finding that the catalogue does not know is told as one that says nothing. */
export function findingWords(
  i18n: i18n,
  { component, finding }: { readonly component: Component; readonly finding: string },
): FindingWords {
  const title = wordsFor(i18n, `health:findings.${component}.${finding}.title`);
  return {
    component: wordsFor(i18n, `health:components.${component}`) ?? component,
    title: title ?? wordsFor(i18n, 'health:findings.not_told.title') ?? finding,
    fix: wordsFor(
      i18n,
      title === null ? 'health:findings.not_told.fix' : `health:findings.${component}.${finding}.fix`,
    ),
  };
}
