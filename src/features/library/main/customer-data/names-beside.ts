import type { Found } from './found.ts';
import { isNoName, isRole } from './name-words.ts';

const after = /^ (\p{Lu}[\p{L}\p{M}]{1,40}(?:['-]\p{L}[\p{L}\p{M}]{0,40})?)(?!\p{L})/u;
const before = /(?<=[\p{Ll}\p{N},] |: )(\p{Lu}[\p{L}\p{M}]{1,40}(?:['-]\p{L}[\p{L}\p{M}]{0,40})?) $/u;
const reach = 90;
/** May follow a name, and begins no other. */
const isVerb = /^(?:will|may|mark|sue|rob)$/u;

const isName = (word: string | undefined): boolean => {
  const lower = word?.replace(/'s$/iu, '').toLowerCase();
  return lower !== undefined && !isNoName(lower) && !isVerb.test(lower) && !isRole(lower);
};

/** Names of which a part is known, with the part beside it: who is known as Maria and is called Maria Lopez somewhere. */
export function namesBeside(text: string, found: Iterable<Found>): Set<string> {
  const names = new Set<string>();
  for (const { start, end } of found) {
    const name = text.slice(start, end);
    const next = after.exec(text.slice(end, end + reach))?.[1];
    const last = before.exec(text.slice(Math.max(0, start - reach), start))?.[1];
    if (isName(next)) names.add(`${name} ${next?.replace(/'s$/iu, '') ?? ''}`);
    else if (isName(last)) names.add(`${last ?? ''} ${name}`);
  }
  return names;
}
