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
  const own = `health:findings.${component}.${finding}`;
  const key = i18n.exists(`${own}.title`) ? own : 'health:findings.not_told';
  return {
    component: wordsFor(i18n, `health:components.${component}`) ?? component,
    title: wordsFor(i18n, `${key}.title`) ?? finding,
    fix: wordsFor(i18n, `${key}.fix`),
  };
}
