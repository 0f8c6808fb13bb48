import type { TFunction } from 'i18next';
import { formatWhen } from '#renderer/lib/format.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import type { GoldenReport } from '../../contract/golden.ts';

type Compared = NonNullable<GoldenReport['compared']>;

/** A share from 0 to 1 as a whole number of a hundred. */
export const inHundred = (share: number): number => Math.round(share * 100);

/** The mean of 1/rank as it is usually written. */
export const asMrr = (mrr: number): string => mrr.toFixed(2);

/** What happened, in one line: with which document, where it was one alone. */
export function verdictWords(
  t: TFunction<'library'>,
  { worse, now, changes, changesInAll, since }: Compared,
): string {
  const count = { count: worse, all: now.questions };
  const [only] = changes;
  return changesInAll === 1 && only !== undefined && only.title !== null
    ? t('golden.verdict.with', { ...count, title: `“${isolate(only.title)}”` })
    : t('golden.verdict.since', { ...count, when: formatWhen(since) });
}

const mostNamed = 3;

/** What came in, where the line above does not name it; empty where nothing did. */
export function cameInWords(t: TFunction<'library'>, { changes, changesInAll }: Compared): string {
  const names = changes.flatMap(({ kind, title }) =>
    title !== null && ['added', 'replaced', 'approved'].includes(kind) ? [`“${isolate(title)}”`] : [],
  );
  if (names.length === 0 || changesInAll === 1) return '';
  const count = names.length - mostNamed;
  const named = names.slice(0, mostNamed).join(', ');
  return count > 0
    ? t('golden.verdict.cameInMore', { names: named, count })
    : t('golden.verdict.cameIn', { names: named });
}

export const figuresWords = (t: TFunction<'library'>, { before, now }: Compared): string =>
  t('golden.verdict.figures', {
    now: inHundred(now.recall3),
    before: inHundred(before.recall3),
    mrrNow: asMrr(now.mrr),
    mrrBefore: asMrr(before.mrr),
  });

const mostOfQuote = 90;

/** A quote in one line. */
export function briefly(quote: string): string {
  const line = quote.replaceAll(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= mostOfQuote ? line : `${characters.slice(0, mostOfQuote).join('').trim()}…`;
}
