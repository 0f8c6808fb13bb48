import { englishNumbers, germanNumbers } from './number-words.ts';
import type { Span } from './sentences.ts';

/**
 * A time of day, or two with what lies between them, in minutes since midnight. `isSure` is false for a time of twelve
 * hours without "am" or "pm".
 */
export type ClockTime = Span & { readonly low: number; readonly high: number; readonly isSure: boolean };

const hours = englishNumbers.slice(1, 13);
const hour = String.raw`(?:2[0-3]|1\d|0?\d|${hours.join('|')})`;
/** German hours, from one. */
const stunden = ['ein', ...germanNumbers, 'zwanzig', 'einundzwanzig', 'zweiundzwanzig', 'dreiundzwanzig'];
/** What is measured or paid in hundredths: "at 5.40 a piece". */
const notHours = String.raw`[£$€₹%°]|an?\b|each\b|per\b|euros?\b|pounds?\b|dollars?\b|[ckm]?m\b|kg\b|litres?\b|degrees?\b|times\b`;
const half = String.raw`[ap]\.?m\b\.?`;
/**
 * "9:00", "9.30 am", "at 5.40", "2 pm", "17.30 Uhr", "elf Uhr", "14h30", "ten o'clock", "half past five", "twenty to
 * six", "noon". "Five to nine" may be a range, and is none.
 */
const time = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}:.,£$€₹])(?:(?<past>half past|quarter past|quarter to)\s(?<spoken>${hour})\b`,
    String.raw`(?<h>2[0-4]|[01]?\d)[:h](?<m>[0-5]\d)(?![\p{N}:])(?:\s?(?<half1>${half}))?`,
    String.raw`(?<h2>1[0-2]|0?[1-9])(?:\.(?<m2>[0-5]\d))?\s?(?<half2>${half})`,
    String.raw`(?<h3>2[0-3]|[01]?\d|${stunden.join('|')})(?:\.(?<m3>[0-5]\d))?\sUhr\b`,
    String.raw`(?<h5>${hour})(?:\so['’]clock)?\s(?<part>in the (?:morning|afternoon|evening)|at night)\b`,
    String.raw`(?<=\b(?:at|by|until|till|before|after|from|to)\s)(?<h6>2[0-3]|[01]?\d)\.(?<m6>[0-5]\d)(?!\p{N}|\s?(?:${notHours}))`,
    String.raw`(?<minutes>five|ten|twenty|twenty[ -]five)\s(?:minutes\s)?(?<side>past|to(?<=twenty to|twenty[ -]five to|minutes to))\s(?<spoken2>${hour})\b`,
    String.raw`(?<h4>${hour})\s?o['’]clock(?:\s?(?<half4>${half}))?`,
    String.raw`(?<name>noon|midday|midnight)\b)`,
  ].join('|'),
  'giu',
);
const couldHold =
  /\d|(?:five|ten|twenty) (?:minutes )?to|uhr|o['’]clock|past|quarter|in the|at night|noon|midday|midnight/i;

/** Every time of day in a text, a range as one. */
export function clockTimesIn(text: string): ClockTime[] {
  if (!couldHold.test(text)) return [];
  const found: ClockTime[] = [];
  for (const match of text.matchAll(time)) {
    const one = timeOf(match);
    const before = found.at(-1);
    const between = before === undefined ? '' : text.slice(before.end, one.start);
    const opened = before !== undefined && /\bbetween\s$/i.test(text.slice(0, before.start));
    if (
      before !== undefined &&
      (/^\s?(?:–|-|to|until|till|bis|à)\s?$/i.test(between) || (opened && between === ' and '))
    )
      found[found.length - 1] = {
        start: before.start,
        end: one.end,
        low: before.low,
        high: one.high,
        isSure: before.isSure && one.isSure,
      };
    else found.push(withBareStart(text, one));
  }
  return found.map((one) => withBareEnd(text, one));
}

/** "9 to 5:30": an hour alone is one before another time. */
function withBareStart(text: string, one: ClockTime): ClockTime {
  const [written, first] =
    new RegExp(String.raw`(?<![\p{L}\p{N}:.,])(${hour})\s?(?:–|-|to|until|till)\s?$`, 'iu').exec(
      text.slice(Math.max(0, one.start - 16), one.start),
    ) ?? [];
  if (written === undefined || first === undefined) return one;
  return { ...one, start: one.start - written.length, low: hourOf(first) * 60, isSure: false };
}

/** "From two in the afternoon until eight": an hour alone is one behind another time. */
function withBareEnd(text: string, one: ClockTime): ClockTime {
  if (one.low !== one.high || !/\b(?:from|between)\s$/i.test(text.slice(0, one.start))) return one;
  const [written, last] =
    new RegExp(String.raw`^\s(?:to|until|till|and)\s(${hour})\b(?![:.]?\d)`, 'iu').exec(
      text.slice(one.end),
    ) ?? [];
  if (written === undefined || last === undefined) return one;
  return { ...one, end: one.end + written.length, high: hourOf(last) * 60, isSure: false };
}

const spokenMinutes: Readonly<Record<string, number>> = { five: 5, ten: 10, twenty: 20, 'twenty five': 25 };

const hourOf = (written: string): number => {
  const word = written.toLowerCase();
  const at = Math.max(hours.indexOf(word), stunden.indexOf(word));
  return at === -1 ? Number(written) : at + 1;
};

function timeOf(match: RegExpExecArray): ClockTime {
  const { past, spoken, h, m, half1, h2, m2, half2, h3, m3, h4, half4, h5, h6, m6, part, name } =
    match.groups ?? {};
  const span = { start: match.index, end: match.index + match[0].length };
  const at = (minutes: number, isSure: boolean) => ({ ...span, low: minutes, high: minutes, isSure });
  if (name !== undefined) return at(/midnight/i.test(name) ? 0 : 720, true);
  if (past !== undefined)
    return at(hourOf(spoken ?? '') * 60 + (/half/i.test(past) ? 30 : /past/i.test(past) ? 15 : -15), false);
  const { minutes: count, side, spoken2 = '' } = match.groups ?? {};
  if (count !== undefined) {
    const apart = spokenMinutes[count.toLowerCase().replace('-', ' ')] ?? 0;
    return at(hourOf(spoken2) * 60 + (side === 'past' ? apart : -apart), false);
  }
  const written = hourOf(h ?? h2 ?? h3 ?? h4 ?? h5 ?? h6 ?? '0');
  const minutes = Number(m ?? m2 ?? m3 ?? m6 ?? 0);
  const halfDay = half1 ?? half2 ?? half4;
  if (part !== undefined) {
    // "Two at night" is before the morning, "eleven at night" is not.
    const isLate = /noon|evening/i.test(part) || (/night/i.test(part) && written > 6 && written < 12);
    return at(((written % 12) + (isLate ? 12 : 0)) * 60 + minutes, true);
  }
  if (halfDay !== undefined)
    return at(((written % 12) + (/^p/i.test(halfDay) ? 12 : 0)) * 60 + minutes, true);
  // "Drei Uhr" is as often in the afternoon as "three o'clock"; "3.00 Uhr" and "15 Uhr" are not.
  const isOfDay = h3 !== undefined && /\d/.test(h3);
  return at(written * 60 + minutes, isOfDay || written > 12 || written === 0);
}

/** Whether two times are one: without "am" or "pm" half past five is 5:30 and 17:30. */
export function sameTime(a: number, b: number, isSure: boolean): boolean {
  // 24:00 is midnight, too.
  const apart = Math.abs(a - b) % 1440;
  return apart === 0 || (!isSure && apart === 720);
}
