import { cardIn, isCardNumber } from './find-bank-numbers.ts';
import { digitChains, type DigitChain } from './digit-chains.ts';
import { foundIn, type Found } from './found.ts';
import { cueBefore } from './number-cues.ts';

const dateLike = /^(?:\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4})|\d{4}([./-])\d{1,2}\2\d{1,2})$/u;
/** As they are written where there is no doubt: with the trunk's 0, or in threes and a four. */
const phoneLike =
  /^(?:\(?0\d{1,5}\)?[ ./\u200B-]{0,2}\d[\d ./()\u200B-]{4,16}|\(?[2-9]\d{2}\)?[ .-]{1,2}[2-9]\d{2}[ .-]\d{4})$/u;
const measured =
  /^[ ]?(?:pounds?|euros?|dollars?|percent|%|£|€|\$|hours?|minutes?|days?|weeks?|months?|years?|cm|mm|ml|kg)/iu;
const spokenDigit = '(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)';
const spoken = new RegExp(
  `(?<!\\p{L})(?:(?:double|triple) )?${spokenDigit}(?:[ ,-]{1,2}(?:(?:double|triple)[ -])?${spokenDigit}){6,18}(?!\\p{L})`,
  'giu',
);
const insurance = /(?<![\p{L}\p{N}])[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D](?![\p{L}\p{N}])/gu;

/** Numbers of telephones, cards and accounts, and those that an office gave a person. */
export function* findNumbers(text: string): Generator<Found> {
  let open: DigitChain[] = [];
  for (const chain of digitChains(text)) {
    const last = open.at(-1);
    const isNext = last !== undefined && open.length < 4 && goesOn(text, last, chain);
    // The second part of a number may look like a number by itself.
    const whole = isNext ? overLines(text, [...open, chain]) : null;
    const found = whole === null ? ofChain(text, chain) : null;
    if (whole !== null) yield* whole;
    if (found !== null) yield found;
    open = whole !== null || found !== null ? [] : isNext ? [...open, chain] : [chain];
  }
  for (const { 0: words, index } of text.matchAll(spoken)) {
    const cue = cueBefore(text, index);
    const kind = cue === 'bank' || cue === 'number' ? cue : 'phone';
    yield foundIn(text, index, index + words.length, kind);
  }
  for (const { 0: words, index } of text.matchAll(insurance)) {
    yield foundIn(text, index, index + words.length, 'number');
  }
}

function ofChain(text: string, chain: DigitChain): Found | null {
  const { digits, end } = chain;
  if (digits.length < 5) return null;
  const card = digits.length < 14 ? null : cardIn(text, chain);
  if (card !== null) return card;
  const before = text.charAt(chain.start - 1);
  const start = before === '(' || before === '+' ? chain.start - 1 : chain.start;
  const written = text.slice(start, end);
  if (/^\d{3}-\d{2}-\d{4}$/u.test(written)) return foundIn(text, start, end, 'number');
  if (dateLike.test(written)) return isSortCode(text, chain, written);
  if (isPartOfMore(text, chain)) return null;
  const cue = cueBefore(text, start);
  if (cue === 'number') return foundIn(text, withLetters(text, start), end, 'number');
  if (cue === 'bank') return digits.length < 6 ? null : foundIn(text, start, end, 'bank');
  const sticks =
    /[\p{L}\p{N}_#£$€]/u.test(text.charAt(start - 1)) || /\p{L}-$/u.test(text.slice(start - 2, start));
  if (sticks || digits.length > 15) return null;
  const isAbroad = before === '+' || written.startsWith('00');
  if (isAbroad && digits.length >= 8) return foundIn(text, start, end, 'phone');
  if (cue === 'other') return null;
  const isLike = digits.length >= 9 && digits.length <= 12 && phoneLike.test(written);
  return isLike || (cue === 'phone' && digits.length >= 6) ? foundIn(text, start, end, 'phone') : null;
}

const isSortCode = (text: string, { start, end }: DigitChain, written: string): Found | null =>
  /^\d{2}-\d{2}-\d{2}$/u.test(written) && cueBefore(text, start) === 'bank'
    ? foundIn(text, start, end, 'bank')
    : null;

/** A time, a decimal, an amount or a measure. */
const isPartOfMore = (text: string, { start, end }: DigitChain): boolean =>
  /[:,][0-9]?$/u.test(text.slice(start - 1, start)) ||
  /^[:,][0-9]/u.test(text.slice(end, end + 2)) ||
  measured.test(text.slice(end, end + 9));

/** A number of an office may begin with letters. */
const withLetters = (text: string, start: number): number =>
  start -
  (/(?<![\p{L}\p{N}])[A-Z]{1,4}[- ]?$/u.exec(text.slice(Math.max(0, start - 8), start))?.[0].length ?? 0);

/** Nothing stands between two chains but the end of a line, and perhaps who speaks. */
const goesOn = (text: string, last: DigitChain, next: DigitChain): boolean =>
  next.start - last.end <= 64 &&
  /^[ ,.\u2026-]{0,4}\n{1,2}(?:[^:\n]{1,50}: )?$/u.test(text.slice(last.end, next.start));

/** A number that was dictated over several lines or cues: found in each of them. */
function overLines(text: string, chains: readonly DigitChain[]): Found[] | null {
  const [first] = chains;
  const digits = chains.map((chain) => chain.digits).join('');
  if (chains.length < 2 || first === undefined || digits.length > 19) return null;
  const isAbroad = text.charAt(first.start - 1) === '+';
  const isPhone =
    digits.length >= 9 &&
    digits.length <= 15 &&
    (isAbroad || cueBefore(text, first.start) === 'phone') &&
    !chains.some((chain) => isPartOfMore(text, chain));
  const kind = isCardNumber(digits) ? 'card' : isPhone ? 'phone' : null;
  if (kind === null) return null;
  return chains.map(({ start, end }) => ({ start, end, kind, value: digits }));
}
