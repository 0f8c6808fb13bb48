import type { Inline, Leaf } from './document-tree.ts';
import type { Run } from './source-run.ts';

type Mark = '*' | '**' | '_' | '__' | '~~' | '[' | '![';
/** A mark that may still find its partner. Until then it is text: the item at `index`. */
type Open = { readonly mark: Mark; readonly index: number };

const kinds = { '*': 'em', _: 'em', '**': 'strong', __: 'strong', '~~': 'deleted' } as const;

/** A character that may start something; everything between two of them is text. */
const special = /[\\`*_~[\]!&\n]/g;
const escapable = /[!-/:-@[-`{-~]/;
const letterOrDigit = /[\p{L}\p{N}]/u;
const white = /\s/;
// Two bounds, so that a text made of marks costs no more than another and nests no deeper than a page can show.
const longestAddress = 1000;
const mostOpen = 32;

/**
 * The inline marks of Markdown that this app shows: emphasis, strong, deleted, code, escapes, character references, hard
 * breaks, and the words of links and pictures. Everything else, HTML above all, is text. Each character is looked at a
 * bounded number of times, whatever the text.
 */
export function parseInline(run: Run): Inline[] {
  const { text } = run;
  const items: Inline[] = [];
  const open: Open[] = [];
  const ticks = codeFences(text);
  const push = (mark: Mark, at: number, end: number) => {
    if (open.length < mostOpen) open.push({ mark, index: items.length });
    items.push(...run.leaves(at, end));
  };
  /** Takes what stands between a mark and its partner off the items, or answers `null` when no partner is open. */
  const close = (mark: Mark): Inline[] | null => {
    const place = open.findLastIndex((one) => one.mark === mark);
    const partner = open[place];
    if (partner === undefined) return null;
    open.length = place;
    return items.splice(partner.index).slice(1);
  };
  const emphasis = (mark: keyof typeof kinds): boolean => {
    const children = close(mark);
    if (children !== null) items.push({ kind: kinds[mark], children });
    return children !== null;
  };

  /** Handles the special character at `at` and answers where to go on; `at` itself when it is only text. */
  const step = (at: number): number => {
    const character = text[at];
    switch (character) {
      case '\\': {
        const next = text[at + 1];
        if (next === '\n') {
          items.push({ kind: 'break' });
          return at + 2;
        }
        if (next === undefined || !escapable.test(next)) return at;
        items.push(...run.leaves(at + 1, at + 2));
        return at + 2;
      }
      case '\n': {
        if (text[at - 1] !== ' ' || text[at - 2] !== ' ') return at;
        items.push({ kind: 'break' });
        return at + 1;
      }
      case '`': {
        const fence = ticks.get(at);
        if (fence === undefined) return at;
        if (fence.close === null) {
          items.push(...run.leaves(at, at + fence.length));
          return at + fence.length;
        }
        items.push({ kind: 'code', children: run.leaves(at + fence.length, fence.close) });
        return fence.close + fence.length;
      }
      case '&': {
        const reference = /^&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,6});/.exec(text.slice(at, at + 12));
        const words = reference === null ? null : decodeReference(reference[0]);
        if (reference === null || words === null) return at;
        const end = at + reference[0].length;
        items.push(run.decoded(at, end, words));
        return end;
      }
      case '[':
        push('[', at, at + 1);
        return at + 1;
      case '!':
        if (text[at + 1] !== '[') return at;
        push('![', at, at + 2);
        return at + 2;
      case ']':
        return closeBracket(at);
      case '*':
      case '_':
      case '~':
        return delimiters(character, at);
      default:
        return at;
    }
  };

  const closeBracket = (at: number): number => {
    const place = open.findLastIndex(({ mark }) => mark === '[' || mark === '![');
    const mark = open[place]?.mark;
    if (mark === undefined) return at;
    const address = addressAt(run, at + 1);
    if (address === null) {
      // A bracket that leads nowhere is text, and so is its partner.
      open.length = place;
      return at;
    }
    const children = close(mark) ?? [];
    items.push(
      mark === '[' ? { kind: 'link', children, address: address.leaf } : { kind: 'picture', children },
    );
    return address.end;
  };

  const delimiters = (character: '*' | '_' | '~', at: number): number => {
    let end = at;
    while (text[end] === character) end += 1;
    const length = end - at;
    const before = text[at - 1] ?? ' ';
    const after = text[end] ?? ' ';
    // Inside a word an underscore is part of the word: `branch_staff_list`.
    const inWord = character === '_' && letterOrDigit.test(before) && letterOrDigit.test(after);
    const opens = !white.test(after) && !inWord;
    const closes = !white.test(before) && !inWord;
    const marks = marksOf(character, length);
    if (marks === null || (!opens && !closes)) {
      items.push(...run.leaves(at, end));
      return end;
    }
    let used = at;
    if (closes) {
      for (const mark of [...marks].toReversed()) if (emphasis(mark)) used += mark.length;
    }
    if (used === end) return end;
    const rest = opens ? marksOf(character, end - used) : null;
    if (rest === null) items.push(...run.leaves(used, end));
    for (const mark of rest ?? []) {
      push(mark, used, used + mark.length);
      used += mark.length;
    }
    return end;
  };

  let at = 0;
  let plain = 0;
  const flush = (to: number) => items.push(...run.leaves(plain, to));
  for (let match = nextSpecial(text, at); match !== -1; match = nextSpecial(text, at)) {
    flush(match);
    plain = match;
    const next = step(match);
    if (next > match) plain = next;
    at = Math.max(next, match + 1);
  }
  flush(text.length);
  return items;
}

function nextSpecial(text: string, from: number): number {
  special.lastIndex = from;
  return special.exec(text)?.index ?? -1;
}

function marksOf(character: '*' | '_' | '~', length: number): (keyof typeof kinds)[] | null {
  if (character === '~') return length === 2 ? ['~~'] : null;
  const one = character;
  const two = character === '*' ? '**' : '__';
  return length === 1 ? [one] : length === 2 ? [two] : length === 3 ? [two, one] : null;
}

/** The address in `(…)` at a place, or `null` when none is there. A title behind it is left out. */
function addressAt(run: Run, at: number): { leaf: Leaf; end: number } | null {
  if (run.text[at] !== '(') return null;
  const found = /^\(<?([^\s()<>]*)>?(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\)/.exec(
    run.text.slice(at, at + longestAddress),
  );
  if (found === null) return null;
  const start = at + found[0].indexOf(found[1] ?? '', 1);
  const words = found[1] ?? '';
  const leaf =
    words === ''
      ? run.decoded(at, at + found[0].length, '')
      : run.decoded(start, start + words.length, words);
  return { leaf, end: at + found[0].length };
}

type Fence = { readonly length: number; readonly close: number | null };

/** Every run of backticks that starts code, with the next run of the same length as its end. */
function codeFences(text: string): ReadonlyMap<number, Fence> {
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ at: match.index, length: match[0].length }));
  const next = new Map<number, number>();
  return new Map(
    runs.toReversed().map(({ at, length }) => {
      const close = next.get(length) ?? null;
      next.set(length, at);
      return [at, { length, close }] as const;
    }),
  );
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** The character of `&amp;`, `&#39;` or `&#x27;`; `null` for a name that is not known and for what is no character. */
function decodeReference(reference: string): string | null {
  const name = reference.slice(1, -1);
  if (!name.startsWith('#')) return Object.hasOwn(named, name) ? (named[name] ?? null) : null;
  const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  const isCharacter =
    code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && code !== 0x7f;
  return isCharacter ? String.fromCodePoint(code) : null;
}
