import { clockTimesIn, sameTime } from './clock-times.ts';
import { designationsIn } from './designations.ts';
import { looksLikeTypo } from './edit-distance.ts';
import { numberWords } from './number-words.ts';
import { stem } from './stem.ts';
import { tokenize, type Token } from './tokens.ts';

export type Dimension =
  | 'duration'
  | 'money'
  | 'percent'
  | 'length'
  | 'mass'
  | 'volume'
  | 'temperature'
  | 'clock'
  | 'count';

/**
 * A figure with its unit. `low` and `high` differ for a range; both are in the base unit of the dimension, for a time of
 * day minutes since midnight.
 */
export type Quantity = {
  readonly dimension: Dimension;
  /** What is counted, as a stem; for measures the unit as written. Empty where the text gives none. */
  readonly unit: string;
  /** The unit or the thing counted as it is written: `minutes`, `strips`. */
  readonly noun: string;
  readonly low: number;
  readonly high: number;
  /** Where it stands in the text, UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
};

type Unit = { readonly dimension: Dimension; readonly factor: number };
const unit = (dimension: Dimension, factor: number): Unit => ({ dimension, factor });

/** Durations in German, French and Spanish, in the forms that stand after a figure and are no English words. */
const foreignDurations: readonly (readonly [minutes: number, names: string])[] = [
  [1 / 60, 'sekunde sekunden seconde segundo'],
  [1, 'minuten minuto'],
  [60, 'stunde stunden heure hora'],
  [1440, 'tage tagen werktage werktagen jour día'],
  [10_080, 'woche wochen semaine semana'],
  [43_200, 'monat monate monaten mois mes meses'],
  [525_600, 'jahr jahre jahren ans année año'],
];

const inch = unit('length', 25.4);
/** Base units: minute, currency unit, millimetre, gram, millilitre, degree. */
const units: Readonly<Record<string, Unit>> = {
  second: unit('duration', 1 / 60),
  sec: unit('duration', 1 / 60),
  minute: unit('duration', 1),
  min: unit('duration', 1),
  hour: unit('duration', 60),
  hr: unit('duration', 60),
  day: unit('duration', 1440),
  night: unit('duration', 1440),
  week: unit('duration', 10_080),
  fortnight: unit('duration', 20_160),
  month: unit('duration', 43_200),
  year: unit('duration', 525_600),
  pound: unit('money', 1),
  quid: unit('money', 1),
  dollar: unit('money', 1),
  euro: unit('money', 1),
  rupee: unit('money', 1),
  rand: unit('money', 1),
  mm: unit('length', 1),
  millimetre: unit('length', 1),
  millimeter: unit('length', 1),
  cm: unit('length', 10),
  centimetre: unit('length', 10),
  centimeter: unit('length', 10),
  inch,
  km: unit('length', 1_000_000),
  kilometre: unit('length', 1_000_000),
  kilometer: unit('length', 1_000_000),
  mile: unit('length', 1_609_344),
  metre: unit('length', 1000),
  meter: unit('length', 1000),
  g: unit('mass', 1),
  gram: unit('mass', 1),
  kg: unit('mass', 1000),
  kilogram: unit('mass', 1000),
  kilo: unit('mass', 1000),
  tonne: unit('mass', 1_000_000),
  t: unit('mass', 1_000_000),
  ml: unit('volume', 1),
  millilitre: unit('volume', 1),
  milliliter: unit('volume', 1),
  litre: unit('volume', 1000),
  liter: unit('volume', 1000),
  degree: unit('temperature', 1),
  ...Object.fromEntries(
    foreignDurations.flatMap(([minutes, names]) =>
      names.split(' ').map((name) => [name, unit('duration', minutes)]),
    ),
  ),
};

const times = new Map([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
]);

type Figure = { readonly value: number; readonly from: number; readonly to: number };

/**
 * Every figure of a text: digits or words, ranges (`three to six months`), currency signs, percentages, times of day.
 * What only names (a phone number, a date, an order number) is none.
 */
export function quantitiesIn(text: string, tokens: readonly Token[] = tokenize(text)): Quantity[] {
  const clocks = clockTimesIn(text);
  const found: Quantity[] = clocks.map(({ isSure, ...time }) => ({
    ...time,
    dimension: 'clock',
    unit: isSure ? sureClock : 'clock',
    noun: '',
  }));
  const taken = [...clocks, ...designationsIn(text)];
  const isTaken = ({ start, end }: Token) => taken.some((span) => span.start < end && start < span.end);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token !== undefined && taken.length > 0 && isTaken(token)) continue;
    const first = figureAt(tokens, at);
    if (first === null) continue;
    const second = rangeEnd(text, tokens, first);
    const last = second ?? first;
    found.push(measured(text, tokens, first, last));
    at = last.to;
  }
  return clocks.length === 0 ? found : found.toSorted((a, b) => a.start - b.start);
}

/** The unit of a time that is before or after noon for sure. */
const sureClock = '24 hours';

function figureAt(tokens: readonly Token[], at: number): Figure | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (/^\p{N}/u.test(token.lower)) {
    const value = Number(token.lower.replaceAll(',', ''));
    return Number.isFinite(value) ? { value, from: at, to: at } : null;
  }
  const next = tokens[at + 1];
  if (times.has(token.lower)) return { value: times.get(token.lower) ?? 0, from: at, to: at };
  const isUnit = next !== undefined && unitOf(next) !== null;
  // "a month" is a figure; "a fitting" and "a second visit" are not, nor is the "one" of "this one".
  if (token.lower === 'one' && !isUnit) return null;
  const quarters = quartersAt(tokens, at);
  if (quarters !== null) return quarters;
  if (next?.lower !== 'second' && (token.lower === 'a' || token.lower === 'an') && isUnit)
    return { value: 1, from: at, to: at };
  if (token.lower === 'half' && next !== undefined && /^an?$/.test(next.lower))
    return { value: 0.5, from: at, to: at + 1 };
  return speltFigure(tokens, at);
}

/** "A month and a half": the "half" behind a unit; `null` where there is none. */
function halfBehind(tokens: readonly Token[], at: number): Token | null {
  const [and, article, half] = tokens.slice(at + 1, at + 4);
  return and?.lower === 'and' && article?.lower === 'a' && half?.lower === 'half' ? half : null;
}

/** "a quarter of an hour", "three quarters of a year" */
function quartersAt(tokens: readonly Token[], at: number): Figure | null {
  const [count, quarter, of, article, measure] = tokens.slice(at, at + 5).map(({ lower }) => lower);
  if (of !== 'of' || (article !== 'a' && article !== 'an') || measure === undefined) return null;
  const value = quarters.get(`${count} ${quarter}`);
  return value === undefined ? null : { value, from: at, to: at + 3 };
}

const quarters = new Map([
  ['a quarter', 0.25],
  ['one quarter', 0.25],
  ['three quarters', 0.75],
]);

/** "seven", "twenty-five", "two hundred", "a hundred and five" */
function speltFigure(tokens: readonly Token[], at: number): Figure | null {
  const word = tokens[at]?.lower ?? '';
  const isArticle = word === 'a' && scales.has(tokens[at + 1]?.lower ?? '');
  const first = isArticle ? { value: 1, to: at } : belowHundred(tokens, at);
  if (first === null) return null;
  const scale = scales.get(tokens[first.to + 1]?.lower ?? '');
  if (scale === undefined) return { value: first.value, from: at, to: first.to };
  const to = first.to + 1;
  const more = tokens[to + 1]?.lower === 'and' ? belowHundred(tokens, to + 2) : null;
  return { value: first.value * scale + (more?.value ?? 0), from: at, to: more?.to ?? to };
}

const scales = new Map([
  ['hundred', 100],
  ['thousand', 1000],
]);

function belowHundred(tokens: readonly Token[], at: number): { value: number; to: number } | null {
  const value = numberWords.get(tokens[at]?.lower ?? '');
  if (value === undefined) return null;
  const ones = numberWords.get(tokens[at + 1]?.lower ?? '');
  return value >= 20 && ones !== undefined && ones > 0 && ones < 10
    ? { value: value + ones, to: at + 1 }
    : { value, to: at };
}

function rangeEnd(text: string, tokens: readonly Token[], first: Figure): Figure | null {
  const end = tokens[first.to]?.end ?? 0;
  const after = tokens[first.to + 1];
  if (after === undefined) return null;
  const dash = /^\s?[–-]\s?[£$€₹]?$/.test(text.slice(end, after.start));
  const opening = tokens[first.from - 1]?.lower;
  const word = /^(?:to|until|till)$/.test(after.lower) || (after.lower === 'and' && opening === 'between');
  if (!dash && !word) return null;
  const second = figureAt(tokens, dash ? first.to + 1 : first.to + 2);
  // "From ten until six" goes round the clock.
  const isOfHours = opening === 'from' && first.value <= 12 && (second?.value ?? 13) <= 12;
  return second !== null && (second.value > first.value || isOfHours) ? second : null;
}

function measured(text: string, tokens: readonly Token[], first: Figure, last: Figure): Quantity {
  const opening = tokens[first.from];
  const closing = tokens[last.to];
  const before = tokens[first.from - 1];
  const start = (last !== first && before?.lower === 'between' ? before : opening)?.start ?? 0;
  const end = closing?.end ?? 0;
  const span = { low: first.value, high: last.value };
  if (times.has(opening?.lower ?? ''))
    return { ...span, dimension: 'count', unit: stem('times'), noun: 'times', start, end };
  const sign = /[£$€₹]\s?$/.exec(text.slice(0, opening?.start));
  if (sign !== null)
    return {
      ...span,
      dimension: 'money',
      unit: sign[0].trim(),
      noun: '',
      start: start === opening?.start ? start - sign[0].length : start,
      end,
    };
  const percent = /^\s?(?:%|per\s?cent\b|prozent\b|pour\scent\b|por\sciento\b)/i.exec(
    text.slice(end, end + 12),
  );
  if (percent !== null)
    return { ...span, dimension: 'percent', unit: '%', noun: '', start, end: end + percent[0].length };
  const degrees = /^\s?°\s?[CF]?\b/.exec(text.slice(end, end + 5));
  if (degrees !== null)
    return { ...span, dimension: 'temperature', unit: '°', noun: '', start, end: end + degrees[0].length };
  // "30 working days": a word may stand between the figure and its unit.
  for (const step of [1, 2]) {
    const candidate = tokens[last.to + step];
    const known = candidate && unitOf(candidate);
    if (candidate && known && !/[.;:!?\n]/.test(text.slice(end, candidate.start))) {
      const half = halfBehind(tokens, last.to + step);
      const more = half === null ? 0 : 0.5;
      const scaled = {
        low: (first.value + more) * known.factor,
        high: (last.value + more) * known.factor,
      };
      const noun = candidate.text;
      const until = (half ?? candidate).end;
      return { ...scaled, dimension: known.dimension, unit: candidate.stem, noun, start, end: until };
    }
  }
  const counted = tokens[last.to + 1];
  const follows = counted?.content === true && /^\s$/.test(text.slice(end, counted.start));
  if (!follows) return { ...span, dimension: 'count', unit: '', noun: '', start, end };
  return { ...span, dimension: 'count', unit: counted.stem, noun: counted.text, start, end: counted.end };
}

export const isUnit = (token: Token): boolean => unitOf(token) !== null;

const unitOf = (token: Token): Unit | null =>
  units[token.lower] ?? units[singular(token.lower)] ?? (token.lower === 'inches' ? inch : slipOf(token));

const singular = (word: string): string => word.replace(/s$/, '');
/** "15 minuts": a unit with a slip of the keyboard. */
function slipOf({ lower }: Token): Unit | null {
  if (lower.length < 5 || lower.length > 10) return null;
  const name = longUnits.find((one) => looksLikeTypo(singular(lower), one));
  return name === undefined ? null : (units[name] ?? null);
}
const longUnits = ['second', 'minute', 'month', 'pound', 'degree'];

/** One name for whatever says the same figure: "two weeks" and "14 days". */
export const figureName = ({ dimension, low, high }: Quantity): string => `=${dimension} ${low}–${high}`;

/** Whether both could be an answer to the same "how much": a bare figure fits every dimension. */
export function sameKind(a: Quantity, b: Quantity): boolean {
  const bare = (quantity: Quantity) => quantity.dimension === 'count' && quantity.unit === '';
  if (bare(a) || bare(b)) return true;
  return a.dimension === b.dimension && (a.dimension !== 'count' || a.unit === b.unit);
}

/** Whether two figures say the same: `thirty days` is `30 days`, `a week` is `7 days`, `a month` is about `30 days`. */
export function sameQuantity(a: Quantity, b: Quantity): boolean {
  if (!sameKind(a, b)) return false;
  if (a.dimension !== b.dimension) return rawEqual(a, b);
  // Nine in the evening is no span from nine to nine.
  if (a.dimension === 'clock' && (a.low === a.high) !== (b.low === b.high)) return false;
  if (a.dimension === 'clock') return sameClock(a.low, b.low, a, b) && sameClock(a.high, b.high, a, b);
  const loose = a.dimension === 'duration' && a.unit !== b.unit && [a.unit, b.unit].some(isCalendarUnit);
  const near = (x: number, y: number) =>
    loose ? Math.abs(x - y) <= 0.07 * Math.max(x, y) : Math.abs(x - y) < 1e-6 * Math.max(1, x, y);
  return near(a.low, b.low) && near(a.high, b.high);
}

const isCalendarUnit = (unitStem: string): boolean => unitStem === stem('month') || unitStem === stem('year');

const sameClock = (one: number, other: number, a: Quantity, b: Quantity): boolean =>
  sameTime(one, other, a.unit === sureClock && b.unit === sureClock);

/**
 * One figure of a range, for instance five years where four to six are right. Of opening hours it is one of the ends:
 * "from nine" is right, "until noon" is not.
 */
export function isWithin(figure: Quantity, range: Quantity): boolean {
  if (range.low >= range.high || figure.low !== figure.high) return false;
  if (range.dimension === 'clock')
    return [range.low, range.high].some((end) => sameQuantity(figure, { ...range, low: end, high: end }));
  return figure.dimension === range.dimension && figure.low >= range.low && figure.high <= range.high;
}

/** A bare figure against a measure: compares the numbers as they were written. */
function rawEqual(a: Quantity, b: Quantity): boolean {
  if (a.dimension === 'clock')
    return sameTime(a.low, b.low * 60, false) && sameTime(a.high, b.high * 60, false);
  if (b.dimension === 'clock') return rawEqual(b, a);
  const written = (quantity: Quantity) => {
    const factor = units[quantity.unit]?.factor ?? unitsByStem.get(quantity.unit) ?? 1;
    return [quantity.low / factor, quantity.high / factor]
      .map((value) => Math.round(value * 1e6) / 1e6)
      .join();
  };
  return written(a) === written(b);
}

const unitsByStem = new Map(Object.entries(units).map(([name, { factor }]) => [stem(name), factor]));
