import { isNoName, isOtherLabel, isRole, isStaffRole, particles } from './name-words.ts';

/** Who speaks, as a label says it. A role by itself is no name. */
export type Speaker = {
  readonly isRole: boolean;
  readonly isStaff: boolean;
  readonly name: string | null;
  /** Where in the label the name begins. */
  readonly at: number;
};

const word = "\\p{Lu}[\\p{L}\\p{M}\\u200B]*\\.?(?:['-]\\p{L}[\\p{L}\\p{M}]*)*";
const nameLike = new RegExp(`^${word}(?: (?:${particles} ){0,2}${word}){0,3}$`, 'u');
const time = '[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?(?: ?[AaPp][Mm])?';
/** "Maria:", "[00:12] Maria:", ">> MARIA:", and as a chat is saved: "12/03/2026, 10:15 - Maria:". */
const label = new RegExp(
  `^(?:[[(]?(?:[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4},? )?${time}[\\])]? ?-? ?)?(?:[*_>-]{1,3} ?)?(\\p{L}[^:\\n\\t]{0,60}?)(?:[*_]{1,3})?:(?=[ \\t*_]|$)`,
  'u',
);
/** On a line of its own, as meetings are written down: "Maria Lopez  0:03". */
const timedLabel = new RegExp(`^(\\p{L}[^:\\n\\t]{0,60}?)[ \\t]{1,4}[[(]?${time}[\\])]?[ \\t]{0,3}$`, 'u');
const titles = /^(?:mr|mrs|ms|miss|mx|dr|prof)\.?$/iu;

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}'-]+/gu) ?? [];

/** The label that a line begins with, and where it begins. */
export function labelOf(line: string): { readonly words: string; readonly at: number } | null {
  const found = timedLabel.exec(line) ?? label.exec(line);
  const words = found?.[1]?.trimEnd();
  return words === undefined ? null : { words, at: line.indexOf(words) };
}

/** Roles with or without a number ("Client 2"), names, or both ("Client (Maria Lopez)", "Maria Lopez, client"). */
export function speakerIn(words: string): Speaker | null {
  let name: string | null = null;
  let at = 0;
  let role = false;
  let staff = false;
  for (const { 0: part, index } of words.matchAll(/[^()[\],/|]+|- /gu)) {
    for (const piece of piecesOf(part)) {
      const offset = index + piece.at;
      if (piece.kind === 'role') {
        role = true;
        staff ||= piece.isStaff;
      } else if (piece.kind === 'name' && name === null) {
        name = piece.words;
        at = offset;
      } else if (piece.kind === 'other') return null;
    }
  }
  return role || name !== null ? { isRole: role, isStaff: staff, name, at } : null;
}

/** Who speaks in a cue: what is no role is somebody's name there, however it is written. */
export function speakerOfCue(words: string): Speaker | null {
  const speaker = speakerIn(words);
  if (speaker !== null) return speaker;
  const isName = /^\p{L}[\p{L}\p{M}' .-]{1,60}$/u.test(words) && !wordsIn(words).some((one) => isRole(one));
  return isName ? { isRole: false, isStaff: false, name: words, at: 0 } : null;
}

type Piece = { readonly at: number } & (
  | { readonly kind: 'role'; readonly isStaff: boolean }
  | { readonly kind: 'name'; readonly words: string }
  | { readonly kind: 'other' }
);

/** "Client Maria" is a role and a name. */
function* piecesOf(part: string): Generator<Piece> {
  const tokens = [...part.matchAll(/[^\s]+/gu)].filter(({ 0: token }) => !/^[-–#0-9]+$/u.test(token));
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at]?.[0].toLowerCase() ?? '';
    const isTitle = titles.test(token);
    if (!isRole(token) && !isTitle) break;
    if (!isTitle) yield { at: tokens[at]?.index ?? 0, kind: 'role', isStaff: isStaffRole(token) };
    at += 1;
  }
  const start = tokens[at]?.index;
  const last = tokens.at(-1);
  if (start === undefined || last === undefined) return;
  const words = part.slice(start, last.index + last[0].length);
  // One letter tells two speakers apart.
  if (/^[A-Z]\.?$/u.test(words)) yield { at: start, kind: 'role', isStaff: false };
  else if (
    nameLike.test(words) &&
    !wordsIn(words).some((one) => isNoName(one) || isOtherLabel(one) || isRole(one))
  ) {
    yield { at: start, kind: 'name', words };
  } else yield { at: start, kind: 'other' };
}
