import { numberWords } from '#main/kernel/language/number-words.ts';
import type { Token } from '#main/kernel/language/tokens.ts';

/** How often something happens. `perDay` is 1 for "daily", 1/7 for "once a week" or "every seven days". */
export type Rate = { readonly perDay: number; readonly from: number; readonly to: number };

const days: Readonly<Record<string, number>> = {
  day: 1,
  night: 1,
  morning: 1,
  evening: 1,
  week: 7,
  month: 30,
  year: 365,
};
const adverbs: Readonly<Record<string, number>> = {
  daily: 1,
  nightly: 1,
  weekly: 1 / 7,
  fortnightly: 1 / 14,
  monthly: 1 / 30,
  yearly: 1 / 365,
  annually: 1 / 365,
};
const times: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };

/** Every "weekly", "twice a week", "every seven days", "every other day" of a text, by token. */
export function ratesIn(tokens: readonly Token[]): Rate[] {
  const rates: Rate[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const rate = adverbAt(tokens, at) ?? everyAt(tokens, at) ?? perAt(tokens, at);
    if (rate === null) continue;
    rates.push(rate);
    at = rate.to;
  }
  return rates;
}

export const sameRate = (a: Rate, b: Rate): boolean =>
  Math.abs(a.perDay - b.perDay) <= 0.1 * Math.max(a.perDay, b.perDay);

function adverbAt(tokens: readonly Token[], at: number): Rate | null {
  const perDay = adverbs[tokens[at]?.lower ?? ''];
  return perDay === undefined ? null : { perDay, from: at, to: at };
}

/** "every day", "each week", "every second day", "every ten days" */
function everyAt(tokens: readonly Token[], at: number): Rate | null {
  if (!/^(?:every|each)$/.test(tokens[at]?.lower ?? '')) return null;
  const next = tokens[at + 1]?.lower ?? '';
  const step = /^(?:other|second)$/.test(next) ? 2 : numberOf(next);
  const to = step === null ? at + 1 : at + 2;
  const length = daysOf(tokens[to]);
  return length === null ? null : { perDay: 1 / (length * (step ?? 1)), from: at, to };
}

/** "once a week", "two washes a month", "three times per day" */
function perAt(tokens: readonly Token[], at: number): Rate | null {
  const often = times[tokens[at]?.lower ?? ''] ?? numberOf(tokens[at]?.lower ?? '');
  if (often === null) return null;
  const per = [at + 1, at + 2].find((place) => /^(?:an?|per|every|each)$/.test(tokens[place]?.lower ?? ''));
  if (per === undefined) return null;
  const length = daysOf(tokens[per + 1]);
  return length === null ? null : { perDay: often / length, from: at, to: per + 1 };
}

const daysOf = (token: Token | undefined): number | null =>
  token === undefined ? null : (days[token.lower] ?? days[token.lower.replace(/s$/, '')] ?? null);

function numberOf(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return numberWords.get(word) ?? null;
}
