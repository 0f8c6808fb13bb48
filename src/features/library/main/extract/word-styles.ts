import type { Archive } from './open-archive.ts';
import { readRelated, type Relation } from './office-package.ts';
import type { Tag } from './read-xml.ts';

type Style = {
  name: string;
  basedOn: string | null;
  outline: number | null;
  numId: string | null;
};
type ListLevel = { format: string; pattern: string; start: number };

/** What the styles of a Word file say about its paragraphs. */
export type WordStyles = {
  /** 1 to 6 for a heading, `null` for what is none. */
  readonly headingLevel: (styleId: string | null, ownOutline: number | null) => number | null;
  /** The mark that stands before an item of a list. Called once for each item, in order. */
  readonly listMark: (styleId: string | null, own: { numId: string | null; level: number }) => string;
};

const levels = 6;
/** A style is based on another one; a circle of them, or more steps than these, is nobody's document. */
const steps = 20;

export async function readWordStyles(archive: Archive, relations: readonly Relation[]): Promise<WordStyles> {
  const styles = await readStyles(archive, relations);
  const lists = await readLists(archive, relations);
  const counts = new Map<ReadonlyMap<number, ListLevel>, number[]>();

  const first = <T>(styleId: string | null, pick: (style: Style) => T | null): T | null => {
    let style = styleId === null ? undefined : styles.get(styleId);
    for (let step = 0; style !== undefined && step < steps; step += 1) {
      const found = pick(style);
      if (found !== null) return found;
      style = style.basedOn === null ? undefined : styles.get(style.basedOn);
    }
    return null;
  };

  return {
    headingLevel(styleId, ownOutline) {
      const outline = ownOutline ?? first(styleId, outlineOf);
      return outline === null || outline > 8 ? null : Math.min(outline + 1, levels);
    },
    listMark(styleId, own) {
      const numId = own.numId ?? first(styleId, (style) => style.numId);
      const list = numId === null ? undefined : lists.get(numId);
      const level = list?.get(own.level);
      if (list === undefined || level === undefined || level.format === 'none') return '';
      if (level.format === 'bullet') return '• ';
      const count = counts.get(list) ?? [];
      counts.set(list, count);
      count.splice(own.level + 1);
      count[own.level] = (count[own.level] ?? level.start - 1) + 1;
      const mark = level.pattern.replace(/%([1-9])/gu, (_whole, digit: string) => {
        const at = Number(digit) - 1;
        return figure(count[at] ?? list.get(at)?.start ?? 1, list.get(at)?.format ?? 'decimal');
      });
      return mark === '' ? '' : `${mark} `;
    },
  };
}

const outlineOf = ({ name, outline }: Style): number | null => {
  if (outline !== null) return outline;
  if (/^title$/iu.test(name)) return 0;
  const level = /^heading ([1-9])$/iu.exec(name)?.[1];
  return level === undefined ? null : Number(level) - 1;
};

async function readStyles(archive: Archive, relations: readonly Relation[]) {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  await readRelated(archive, relations, 'styles', {
    open({ of, name, attribute }) {
      if (of !== 'word') return;
      const value = attribute('val');
      if (name === 'style') {
        style = { name: '', basedOn: null, outline: null, numId: null };
        styles.set(attribute('styleId') ?? '', style);
      } else if (style === null || value === undefined) return;
      else if (name === 'name') style.name = value;
      else if (name === 'basedOn') style.basedOn = value;
      else if (name === 'outlineLvl') style.outline = wholeNumber(value);
      else if (name === 'numId') style.numId = value;
    },
    close({ of, name }) {
      if (of === 'word' && name === 'style') style = null;
    },
    text: () => {},
  });
  return styles as ReadonlyMap<string, Style>;
}

/** The levels of each list, by the number that paragraphs name it by. */
async function readLists(archive: Archive, relations: readonly Relation[]) {
  const kinds = new Map<string, Map<number, ListLevel>>();
  const lists = new Map<string, ReadonlyMap<number, ListLevel>>();
  let kind: Map<number, ListLevel> | null = null;
  let level: ListLevel | null = null;
  let numId: string | null = null;
  const open = ({ of, name, attribute }: Tag): void => {
    if (of !== 'word') return;
    const value = attribute('val') ?? '';
    if (name === 'abstractNum') kinds.set(attribute('abstractNumId') ?? '', (kind = new Map()));
    else if (name === 'num') numId = attribute('numId') ?? null;
    else if (name === 'abstractNumId' && numId !== null) {
      const found = kinds.get(value);
      if (found !== undefined) lists.set(numId, found);
    } else if (name === 'lvl' && kind !== null) {
      level = { format: 'decimal', pattern: '', start: 1 };
      kind.set(wholeNumber(attribute('ilvl') ?? '') ?? 0, level);
    } else if (level === null) return;
    else if (name === 'numFmt') level.format = value;
    else if (name === 'lvlText') level.pattern = value.slice(0, 40);
    else if (name === 'start') level.start = wholeNumber(value) ?? 1;
  };
  await readRelated(archive, relations, 'numbering', {
    open,
    close({ of, name }) {
      if (of !== 'word') return;
      if (name === 'abstractNum') kind = null;
      if (name === 'lvl') level = null;
      if (name === 'num') numId = null;
    },
    text: () => {},
  });
  return lists as ReadonlyMap<string, ReadonlyMap<number, ListLevel>>;
}

/** A number from 0 to 99999, or `null` for anything else. */
export const wholeNumber = (text: string): number | null => (/^\d{1,5}$/u.test(text) ? Number(text) : null);

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function figure(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(count);
    case 'upperLetter':
      return letters(count).toUpperCase();
    case 'lowerRoman':
      return roman(count);
    case 'upperRoman':
      return roman(count).toUpperCase();
    default:
      return String(count);
  }
}

/** a to z, then aa to zz, as Word goes on. */
const letters = (count: number): string =>
  String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(10, Math.floor((count - 1) / 26) + 1));

function roman(count: number): string {
  let left = Math.min(count, 4999);
  let words = '';
  for (const [value, sign] of romans) {
    for (; left >= value; left -= value) words += sign;
  }
  return words;
}
