import { baseForm } from '#main/kernel/language/irregular.ts';
import type { Quantity } from '#main/kernel/language/quantities.ts';
import { stem } from '#main/kernel/language/stem.ts';
import { conceptOf } from '#main/kernel/language/synonyms.ts';
import type { Question } from './read-question.ts';
import { strengthOf, type Words } from './words-of.ts';

type Wanted = Question['kind']['wanted'][number];

/** What says something of a kind without a figure of it, by kind; and how surely. */
const saidOtherwise: Partial<Record<Wanted, readonly [pattern: RegExp, fit: number]>> = {
  rate: [
    /\b(?:once|twice|every|each|daily|weekly|monthly|yearly|annually|times|per|a (?:day|week|month|year)|always|never|regularly)\b/i,
    1,
  ],
  contact: [
    /[\w.+-]+@[\w-]+\.\w+|\bwww\.|https?:|(?:\+|\b0)\d[\d ()/-]{5,}|\bon \d{3}\b|\bcall \d{3}\b|\bext(?:ension|\.)?\s*\d+/i,
    1,
  ],
  age: [
    /\b(?:under|over|aged?|below|above|from|at least|older than|younger than)\s+(?:the age of\s+)?(?:\d{1,2}|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|twenty[- ]one)\b|\b\d{1,2}[ -]years?\b/i,
    1,
  ],
  money: [
    /\b(?:is|are|it) free\b|\bfree of charge\b|\bno (?:extra )?(?:cost|charge)\b|\bcosts? nothing\b|\bnothing extra\b|\bwithout (?:extra )?charge\b|\bcomplimentary\b/i,
    0.9,
  ],
  duration: [
    /\b(?:at once|immediately|the same day|the next day|overnight|until|the \w+(?:th|st|nd|rd|first|second|third) (?:day|week|month|year)|in time|annually|daily|weekly|monthly)\b/i,
    0.9,
  ],
  percent: [/\b(?:half|third|quarter|tenth|none|all of)\b/i, 0.8],
};

/** A bare figure may be of any kind. */
const bareFigure = 0.3;
/** A figure that counts something else, beside the word that was to be counted. */
const besideCounted = 0.8;

/** From 0 to 1: whether a stretch of text holds what the form of a question asks for. */
export function fitOf(
  { kind, terms }: Question,
  text: string,
  words: Words,
  figures: readonly Quantity[],
): number {
  let best = 0;
  for (const wanted of kind.wanted) {
    if (wanted === 'count' && kind.counted !== null) {
      const counted = stem(baseForm(kind.counted));
      const term = terms.find(({ stem: one }) => one === counted);
      const isThere = term !== undefined && strengthOf(term, words) > 0;
      for (const { dimension, unit } of figures) {
        if (dimension !== 'count') continue;
        const isOfIt = unit === counted || conceptOf(unit) === conceptOf(counted);
        best = Math.max(best, isOfIt ? 1 : isThere ? besideCounted : bareFigure);
      }
      continue;
    }
    const otherwise = saidOtherwise[wanted];
    if (otherwise !== undefined && otherwise[0].test(text)) best = Math.max(best, otherwise[1]);
    for (const { dimension, unit } of figures) {
      if (dimension === wanted) best = 1;
      else if (dimension === 'count' && unit === '') best = Math.max(best, bareFigure);
    }
  }
  return best;
}

/** In characters: how far from a figure a word still says what it is a figure of. */
const reach = 60;

/** From 0 to 1: how close the words that were asked for stand to a figure of the kind that was. */
export function nearnessOf({ kind, terms }: Question, words: Words, figures: readonly Quantity[]): number {
  const wanted = figures.filter(({ dimension }) => kind.wanted.some((one) => one === dimension));
  if (wanted.length === 0) return 0;
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const places = terms.map((term) =>
    words.tokens.flatMap(({ start, end, stem: stemmed, concept }) => {
      const one = { stems: new Set([stemmed]), concepts: new Set([concept]), tokens: [] };
      const strength = strengthOf(term, one);
      return strength === 0 ? [] : [{ start, end, strength }];
    }),
  );
  const scores = wanted.map((figure) =>
    terms.reduce((sum, { weight }, at) => {
      const near = (places[at] ?? []).map(({ start, end, strength }) => {
        const apart = end <= figure.start ? figure.start - end : Math.max(0, start - figure.end);
        return strength * Math.exp(-apart / reach);
      });
      return sum + weight * Math.max(0, ...near);
    }, 0),
  );
  return Math.max(...scores) / total;
}
