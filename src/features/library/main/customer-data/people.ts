import type { Found } from './found.ts';
import { isDoubtful, isNoName } from './name-words.ts';

const tokensOf = (name: string): string[] =>
  [...name.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+){0,4}/gu)].map(([token]) => token);

type Person = { readonly tokens: readonly string[] };
type People = {
  readonly full: readonly Person[];
  /** By each part of a name, whose it is: of the first who had it. */
  readonly byToken: ReadonlyMap<string, Person>;
  readonly first: ReadonlyMap<string, readonly Person[]>;
};

/**
 * Who is in a text: names of which one is part of another are the same person. A name by itself that several have is
 * the first one's.
 */
function peopleOf(names: Iterable<string>): People {
  const full: Person[] = [];
  const byToken = new Map<string, Person>();
  const known = new Map<string, readonly string[]>();
  for (const name of names) {
    const tokens = tokensOf(name);
    if (tokens.length > 0) known.set(tokens.join(' '), tokens);
  }
  for (const tokens of [...known.values()].toSorted((a, b) => b.length - a.length)) {
    const owners = new Set(tokens.map((token) => byToken.get(token)));
    const [owner] = owners;
    if (owners.size === 1 && owner !== undefined && tokens.every((token) => owner.tokens.includes(token)))
      continue;
    const person = { tokens };
    full.push(person);
    for (const token of tokens) if (!byToken.has(token) && token.length > 1) byToken.set(token, person);
  }
  const first = new Map<string, Person[]>();
  for (const person of full) {
    const [token = ''] = person.tokens;
    first.set(token, [...(first.get(token) ?? []), person]);
  }
  return { full, byToken, first };
}

const word = /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+){0,4}/gu;

type How = {
  /** Parts of names count in small letters too: in a text without capitals, and in the name of a file. */
  readonly anyCase: boolean;
  /** Names of people who are no clients. */
  readonly except?: ReadonlySet<string>;
};

/** Every place in a text where somebody of these names is named, by all of the name or by a part. */
export function findPeople(names: Iterable<string>) {
  const people = peopleOf(names);
  return {
    *in(text: string, { anyCase, except = new Set() }: How): Generator<Found> {
      if (people.full.length === 0) return;
      const tokens = [...text.matchAll(word)].map(({ 0: token, index }) => {
        const bare = token.replace(/'s$/iu, '');
        return { bare, lower: bare.toLowerCase(), start: index, end: index + bare.length };
      });
      for (let at = 0; at < tokens.length; at += 1) {
        const token = tokens[at];
        if (token === undefined) continue;
        const whole = (people.first.get(token.lower) ?? []).find(
          (one) =>
            one.tokens.length > 1 &&
            one.tokens.every((each, step) => {
              const next = tokens[at + step];
              const last = tokens[at + step - 1];
              const gap =
                step === 0 || (next !== undefined && last !== undefined && next.start - last.end <= 2);
              return next?.lower === each && gap;
            }),
        );
        if (whole !== undefined) {
          const end = tokens[at + whole.tokens.length - 1]?.end ?? token.end;
          yield { start: token.start, end, kind: 'name', value: whole.tokens.join(' ') };
          at += whole.tokens.length - 1;
          continue;
        }
        const person = people.byToken.get(token.lower);
        if (person === undefined || except.has(token.lower) || isNoName(token.lower)) continue;
        if (!anyCase && !/^\p{Lu}/u.test(token.bare)) continue;
        if (isDoubtful(token.lower) && (isSmall(token.bare) || beginsSentence(text, token.start))) continue;
        yield { start: token.start, end: token.end, kind: 'name', value: person.tokens.join(' ') };
      }
    },
    /** Whose name this is, as `value` of what is found. */
    valueOf: (name: string): string => {
      const [token = ''] = tokensOf(name);
      return people.byToken.get(token)?.tokens.join(' ') ?? tokensOf(name).join(' ');
    },
  };
}

const isSmall = (token: string): boolean => token === token.toLowerCase();
const beginsSentence = (text: string, at: number): boolean =>
  /(?:^|[.!?:\n\t"“]\s*)$/u.test(text.slice(Math.max(0, at - 4), at));
