import { foundIn, type Found } from './found.ts';

const inLocalPart = /[\p{L}\p{N}\p{M}._%+'\u200B-]/u;
const domain = /[\p{L}\p{N}\u200B-]{1,63}(?:\.[\p{L}\p{N}\u200B-]{1,63}){0,8}\.\p{L}{2,24}/uy;
const spoken =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}_-]{1,40}(?: (?:dot|underscore|dash|hyphen|plus) [\p{L}\p{N}_-]{1,40}){0,5} at [\p{L}\p{N}-]{1,40}(?: dot \p{L}{2,20}){1,3}(?!\p{L})/giu;
const longestLocalPart = 64;

/** E-mail addresses, written or dictated. */
export function* findEmails(text: string): Generator<Found> {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < longestLocalPart && inLocalPart.test(text.charAt(start - 1))) start -= 1;
    while (start < at && /['.]/u.test(text.charAt(start))) start += 1;
    domain.lastIndex = at + 1;
    if (start < at && domain.test(text)) yield foundIn(text, start, domain.lastIndex, 'email');
  }
  if (!/ dot /iu.test(text)) return;
  for (const { 0: words, index } of text.matchAll(spoken)) {
    yield foundIn(text, index, index + words.length, 'email');
  }
}
