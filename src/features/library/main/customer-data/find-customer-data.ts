import type { ExtractedText } from '../extract/extracted.ts';
import type { Format } from '../../contract/shapes.ts';
import { findAddresses } from './find-addresses.ts';
import { findIbans } from './find-bank-numbers.ts';
import { findBirthDates } from './find-birth-dates.ts';
import { findEmails } from './find-emails.ts';
import { findNames } from './find-names.ts';
import { findNumbers } from './find-numbers.ts';
import type { Found } from './found.ts';
import { namesBeside } from './names-beside.ts';
import { findPeople } from './people.ts';
import { sameLength, unseen } from './same-length.ts';
import { speakerIn, speakerOfCue } from './speaker-labels.ts';
import { cellsOf, columnsOf } from './table-columns.ts';
import { talkIn } from './talk.ts';

type Source = Pick<ExtractedText, 'text' | 'places'> & { readonly format: Format };

export type CustomerDataFound = {
  /** In the order of the text; none overlaps another. */
  readonly found: readonly Found[];
  /** The same in a line that belongs to the text: its title, the name of its file. */
  readonly inLine: (line: string) => readonly Found[];
};

const none: CustomerDataFound = { found: [], inLine: () => [] };

/** Which of two that overlap counts: the one whose marks are surer. */
const surer: readonly Found['kind'][] = [
  'card',
  'bank',
  'email',
  'birthDate',
  'number',
  'phone',
  'address',
  'name',
];
/** What has no place in a handbook, whoever speaks in it. */
const telling: ReadonlySet<Found['kind']> = new Set(['card', 'birthDate', 'number']);

/**
 * The data of clients in a text. It is looked for in talks (`talkIn`) and in tables of people. Any other text holds the
 * branch's own telephone numbers and names, and is asked about only where a card, a date of birth or a customer's number
 * stands in it.
 */
export function findCustomerData(source: Source): CustomerDataFound {
  const text = sameLength(source.text);
  const talk = talkIn({ text, places: source.places });
  const columns = source.format === 'csv' ? columnsOf(text) : [];
  const isTable =
    columns.some(({ isSpeaker }) => isSpeaker) || new Set(columns.map(({ kind }) => kind)).size > 1;
  const numbers = [...structured(text), ...(isTable ? cellsOf(text, columns) : [])];
  if (!talk.isTalk && !isTable && !numbers.some(({ kind }) => telling.has(kind))) return none;
  const names = new Set<string>();
  const staff = new Set<string>();
  const speakers = [
    ...talk.turns.map(({ speaker }) => speaker),
    ...source.places.map((place) =>
      place.kind === 'cue' && place.speaker !== null ? speakerOfCue(sameLength(place.speaker)) : null,
    ),
    ...numbers
      .filter(({ kind }) => kind === 'name')
      .map(({ start, end }) => speakerIn(text.slice(start, end))),
  ];
  for (const speaker of speakers) {
    if (speaker === null || speaker.name === null) continue;
    if (speaker.isStaff) for (const token of speaker.name.toLowerCase().split(' ')) staff.add(token);
    else names.add(speaker.name);
  }
  const direct: { start: number; end: number }[] = [];
  const isSmall =
    talk.isTalk && (hasNoCapitals(text) || speakers.some((one) => one !== null && isSmallName(one.name)));
  const visible = text.replaceAll(unseen, ' ');
  for (const named of findNames(visible, talk.isTalk || isTable)) {
    const name = text.slice(named.start, named.end);
    if (
      name
        .toLowerCase()
        .split(' ')
        .every((token) => staff.has(token))
    )
      continue;
    names.add(name);
    direct.push(named);
  }
  const except = staff;
  for (const name of namesBeside(text, findPeople(names).in(text, { anyCase: false, except })))
    names.add(name);
  const people = findPeople(names);
  const rest = numbers.filter(({ kind }) => kind !== 'name');
  return {
    found: withoutOverlaps([
      ...rest,
      ...people.in(text, { anyCase: isSmall, except }),
      ...direct.map(({ start, end }) => {
        const value = people.valueOf(text.slice(start, end));
        return { start, end, kind: 'name' as const, value };
      }),
    ]),
    inLine: (line) => {
      const searched = sameLength(line)
        .replaceAll('_', ' ')
        .replace(/(?<=\p{L})-(?=[0-9])/gu, ' ');
      return withoutOverlaps([...structured(searched), ...people.in(searched, { anyCase: true, except })]);
    },
  };
}

function* structured(text: string): Generator<Found> {
  yield* findEmails(text);
  yield* findIbans(text);
  yield* findNumbers(text);
  yield* findBirthDates(text);
  yield* findAddresses(text);
}

const isSmallName = (name: string | null): boolean => name !== null && name === name.toLowerCase();

/** As a machine writes down what it hears. */
const hasNoCapitals = (text: string): boolean => {
  const some = text.slice(0, 20_000);
  const capitals = some.match(/(?<!^|[.!?] )\p{Lu}/gmu)?.length ?? 0;
  const letters = some.match(/\p{L}/gu)?.length ?? 0;
  return capitals < letters / 60;
};

function withoutOverlaps(all: readonly Found[]): Found[] {
  const order = (one: Found): number => surer.indexOf(one.kind);
  const kept: Found[] = [];
  for (const one of all.toSorted((a, b) => a.start - b.start || order(a) - order(b) || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= one.start) kept.push(one);
    else if (order(one) < order(last) || (order(one) === order(last) && one.end > last.end))
      kept[kept.length - 1] = one;
  }
  return kept;
}
