import type { CustomerDataKind, KindCount } from '../../contract/customer-data.ts';
import { customerDataKinds } from '../../contract/customer-data.ts';
import type { Extracted, MarkedPlace } from '../extract/extracted.ts';
import type { Found } from './found.ts';

const words: Readonly<Record<Exclude<CustomerDataKind, 'name'>, string>> = {
  phone: '[phone]',
  email: '[e-mail]',
  address: '[address]',
  birthDate: '[date of birth]',
  bank: '[bank account]',
  card: '[card number]',
  number: '[number]',
};

/** What stands in the place of what is taken out: the same for the same person, so that a talk stays readable. */
function wordsFor(found: readonly Found[]): (one: Found) => string {
  const people = new Map<string, number>();
  for (const { kind, value } of found) {
    if (kind === 'name' && !people.has(value)) people.set(value, people.size + 1);
  }
  const numberOf = (value: string): number => {
    const number = people.get(value) ?? people.size + 1;
    people.set(value, number);
    return number;
  };
  return ({ kind, value }) => (kind === 'name' ? `[name ${numberOf(value)}]` : words[kind]);
}

type Replaced = { readonly text: string; readonly placeOf: (at: number, side: 'start' | 'end') => number };

/**
 * A text with something else in the place of what was found, which is in order and does not overlap. `placeOf` says
 * where a place of the old text lies in the new one; one inside what was replaced moves to its edge. What reaches over
 * the end of a line is replaced in each of the lines, so that no line, cue or row loses its end.
 */
export function replaceFound(
  text: string,
  found: readonly Found[],
  wordFor: (one: Found) => string,
): Replaced {
  const pieces: string[] = [];
  const spans: { start: number; end: number; newStart: number; newEnd: number }[] = [];
  let at = 0;
  let length = 0;
  const put = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const one of found) {
    let { start } = one;
    for (const line of text.slice(one.start, one.end).split('\n')) {
      const end = start + line.length;
      if (line.trim() !== '') {
        put(text.slice(at, start));
        const newStart = length;
        put(wordFor(one));
        spans.push({ start, end, newStart, newEnd: length });
        at = end;
      }
      start = end + 1;
    }
  }
  put(text.slice(at));
  const placeOf = (place: number, side: 'start' | 'end'): number => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.start ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    const before = spans[low - 1];
    if (before === undefined) return place;
    if (place < before.end) return side === 'start' ? before.newStart : before.newEnd;
    return before.newEnd + (place - before.end);
  };
  return { text: pieces.join(''), placeOf };
}

/** How many different ones of each kind there are. */
export function countKinds(found: readonly Found[]): KindCount[] {
  return customerDataKinds.flatMap((kind) => {
    const count = new Set(found.filter((one) => one.kind === kind).map(({ value }) => value)).size;
    return count === 0 ? [] : [{ kind, count }];
  });
}

type Taken = {
  readonly extracted: Extracted;
  /** The same in a line that belongs to it: its title, the name of its file. */
  readonly line: (line: string) => string;
};

/** A document without what was found in it; all that is marked in it lies where the same words lie now. */
export function redact(
  extracted: Extracted,
  found: readonly Found[],
  inLine: (line: string) => readonly Found[],
): Taken {
  const wordFor = wordsFor(found);
  const line = (of: string): string => replaceFound(of, inLine(of), wordFor).text;
  const { text, placeOf } = replaceFound(extracted.text, found, wordFor);
  const moved = <T extends { readonly start: number; readonly end: number }>(stretch: T): T => {
    const start = placeOf(stretch.start, 'start');
    return { ...stretch, start, end: Math.max(start, placeOf(stretch.end, 'end')) };
  };
  let next = 0;
  /** Headings come in order, and so does what was found. */
  const foundWithin = (start: number, end: number): Found[] => {
    const inside: Found[] = [];
    for (let one = found[next]; one !== undefined && one.start < end; one = found[next]) {
      if (one.end > start) inside.push(one);
      next += 1;
    }
    return inside;
  };
  return {
    line,
    extracted: {
      ...extracted,
      text,
      headings: extracted.headings.map((heading) => {
        const inside = foundWithin(heading.start, heading.end);
        // Its words are without the marks of Markdown that the text has.
        const replaced = inside.reduce(
          (all, one) => all.replace(extracted.text.slice(one.start, one.end), () => wordFor(one)),
          heading.words,
        );
        return { ...moved(heading), words: replaced };
      }),
      places: extracted.places.map((place): MarkedPlace =>
        place.kind === 'cue' && place.speaker !== null
          ? { ...moved(place), speaker: line(place.speaker) }
          : moved(place),
      ),
      notices: [...extracted.notices, { kind: 'customer_data_taken_out', kinds: countKinds(found) }],
    },
  };
}
