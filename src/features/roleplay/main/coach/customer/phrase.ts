import { isNegated, negatesAt } from '#main/kernel/language/polarity.ts';
import { stem } from '#main/kernel/language/stem.ts';
import { tokenize, type Token } from '#main/kernel/language/tokens.ts';

/** So many other words may stand where a phrase has a `*`. */
const mostBetween = 3;

/**
 * A phrase as a trainer writes it: words in order, `a/b` for one or the other, `*` for up to three other words. Words
 * count in every inflection, and `never` for `not`. It is not a pattern language that text could make slow.
 */
export type Phrase = {
  readonly steps: readonly { readonly anyOf: ReadonlySet<string>; readonly afterGap: boolean }[];
};

export function readPhrase(written: string): Phrase {
  const steps: { anyOf: ReadonlySet<string>; afterGap: boolean }[] = [];
  let afterGap = false;
  for (const part of written.trim().split(/\s+/)) {
    if (part === '*') {
      afterGap = true;
      continue;
    }
    const choices = part.split('/').map((word) => formsOf(tokenize(word)).map(({ form }) => form));
    // "don't" is two words, as it is when it is said.
    for (let place = 0; place < Math.max(...choices.map(({ length }) => length)); place++) {
      const anyOf = new Set(choices.flatMap((forms) => forms[place] ?? []));
      steps.push({ anyOf: anyOf.has('not') ? anyOf.add(stem('never')) : anyOf, afterGap });
      afterGap = false;
    }
  }
  return { steps };
}

type Form = { readonly form: string; readonly at: number };

const endings = new Map([
  ['s', 'is'],
  ['re', 'are'],
  ['m', 'am'],
  ['ve', 'have'],
  ['ll', 'will'],
  ['d', 'would'],
]);
const irregular = new Map([
  ['ca', 'can'],
  ['wo', 'will'],
  ['sha', 'shall'],
]);

/** The words as stems with their tokens, contractions written out: `you're` is `you`, `are`. */
function formsOf(tokens: readonly Token[]): Form[] {
  return tokens.flatMap(({ lower }, at) => {
    const denied = /^(.+)n't$/.exec(lower)?.[1];
    if (denied !== undefined) {
      const verb = irregular.get(denied) ?? denied;
      return [
        { form: stem(verb), at },
        { form: 'not', at },
      ];
    }
    const [word = '', ending] = lower.split("'");
    const second = endings.get(ending ?? '');
    const first = { form: stem(lower === 'cannot' ? 'can' : word), at };
    if (lower === 'cannot') return [first, { form: 'not', at }];
    return second === undefined ? [first] : [first, { form: stem(second), at }];
  });
}

export type PhrasePlace = {
  /** Its first and last token. */
  readonly from: number;
  readonly to: number;
  /** The tokens of its own words. */
  readonly places: readonly number[];
};

/** Everywhere that the phrase is said, denied or not, by token. */
export function placesOfPhrase(phrase: Phrase, tokens: readonly Token[]): PhrasePlace[] {
  const forms = formsOf(tokens);
  return forms.flatMap((_form, first): PhrasePlace[] => {
    const places = placesOf(phrase, forms, first)?.map((place) => forms[place]?.at ?? 0);
    const [from, to] = [places?.[0], places?.at(-1)];
    return places === undefined || from === undefined || to === undefined ? [] : [{ from, to, places }];
  });
}

/** Where the phrase is first said and not denied, by token; `null` when it is not. */
export const findPhrase = (
  phrase: Phrase,
  text: string,
  tokens: readonly Token[],
): { readonly from: number; readonly to: number } | null =>
  placesOfPhrase(phrase, tokens).find(
    (place) => !isBrokenByDenial(place, tokens) && !isNegated(text, tokens, place.from, place.from - 1),
  ) ?? null;

/** Whether a "not" that is none of its words stands within a phrase. */
export const isBrokenByDenial = ({ from, to, places }: PhrasePlace, tokens: readonly Token[]): boolean =>
  tokens.some((_token, at) => at > from && at < to && !places.includes(at) && negatesAt(tokens, at));

/** The place of each step among the forms, the first at `first`. */
function placesOf({ steps }: Phrase, forms: readonly Form[], first: number): number[] | undefined {
  const places: number[] = [];
  let at = first;
  for (const [index, { anyOf, afterGap }] of steps.entries()) {
    const reach = index > 0 && afterGap ? mostBetween : 0;
    let found: number | null = null;
    for (let next = at; next <= at + reach && found === null; next++)
      if (anyOf.has(forms[next]?.form ?? '')) found = next;
    if (found === null) return undefined;
    places.push(found);
    at = found + 1;
  }
  return places;
}
