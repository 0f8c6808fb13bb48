import type { Notice } from '../../contract/shapes.ts';
import type { ExtractedText } from './extracted.ts';
import { normaliseRun } from './normalise-text.ts';
import { readRelated, relationsOf, type Relation } from './office-package.ts';
import { type Archive, damaged } from './open-archive.ts';
import { readXml, type Tag } from './read-xml.ts';
import { createTextBuilder, type TextBuilder } from './text-builder.ts';
import { readWordStyles, wholeNumber, type WordStyles } from './word-styles.ts';

type Paragraph = {
  readonly kind: 'paragraph';
  words: string;
  styleId: string | null;
  outline: number | null;
  numId: string | null;
  level: number;
  /** What stands in text boxes that hang on it. */
  readonly boxes: Block[];
};
type Row = { readonly kind: 'row'; readonly cells: readonly (readonly Block[])[] };
type Block = Paragraph | Row | { readonly kind: 'tableEdge' };

/** What the file says and its page does not show, or the other way round. */
type Counts = { hidden: number; comments: number };

/** The text of a Word file: its headings as such, a row of a table as a line, notes at the end. */
export async function readDocx(archive: Archive, mainPart: string): Promise<ExtractedText> {
  const relations = await relationsOf(archive, mainPart);
  const styles = await readWordStyles(archive, relations);
  const notes = {
    footnote: await readNotes(archive, relations, 'footnote'),
    endnote: await readNotes(archive, relations, 'endnote'),
  };
  const text = createTextBuilder();
  const counts: Counts = { hidden: 0, comments: 0 };
  const cited: string[] = [];
  const cite = (kind: keyof typeof notes, id: string): string => {
    const words = notes[kind].get(id);
    if (words === undefined || words === '') return '';
    cited.push(words);
    return `[${cited.length}]`;
  };
  await readBody(archive, mainPart, { emit: (block) => addBlock(text, block, styles), cite, counts });
  text.endParagraph();
  for (const [at, words] of cited.entries()) text.add(`[${at + 1}] ${words}`);
  const notices: Notice[] = [];
  if (counts.hidden > 0) notices.push({ kind: 'hidden_left_out', count: counts.hidden });
  if (counts.comments > 0) notices.push({ kind: 'comments_left_out', count: counts.comments });
  return { ...text.done(), notices };
}

/** A fraction, a power and an index are drawn in a formula, and written on a line. */
const mathSigns: Readonly<Record<string, string>> = { den: '/', sup: '^', sub: '_' };

type BodyNeeds = {
  readonly emit: (block: Block) => void;
  /** The mark of a note that the text points to. */
  readonly cite: (kind: 'footnote' | 'endnote', id: string) => string;
  readonly counts: Counts;
};

/** What was deleted or moved away, and how a word is read aloud, is no part of the text. */
const leftOut = new Set(['del', 'moveFrom', 'rt', 'pPrChange', 'rPrChange', 'footnotePr', 'endnotePr']);

async function readBody(archive: Archive, part: string, { emit, cite, counts }: BodyNeeds): Promise<void> {
  /** Innermost last: paragraphs stand in text boxes, which stand in paragraphs; rows in cells. */
  const paragraphs: Paragraph[] = [];
  const rows: Block[][][] = [];
  const containers: Block[][] = [];
  let skipped = 0;
  let inText = false;
  let inRun = false;
  let isHidden = false;

  const put = (block: Block): void => {
    const container = containers.at(-1);
    if (container === undefined) emit(block);
    else container.push(block);
  };
  const say = (words: string): void => {
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined || words === '' || skipped > 0) return;
    if (isHidden) counts.hidden += 1;
    else paragraph.words += words;
  };

  const openWord = (name: string, attribute: Tag['attribute']): void => {
    const paragraph = paragraphs.at(-1);
    const value = attribute('val') ?? '';
    switch (name) {
      case 'p':
        paragraphs.push(emptyParagraph());
        break;
      case 'tbl':
        put({ kind: 'tableEdge' });
        break;
      case 'tr':
        rows.push([]);
        break;
      case 'tc':
      case 'txbxContent':
        containers.push([]);
        break;
      case 'r':
        inRun = true;
        isHidden = false;
        break;
      case 'vanish':
        if (inRun && skipped === 0) isHidden = !['0', 'false', 'off'].includes(value);
        break;
      case 't':
        inText = true;
        break;
      case 'tab':
      case 'ptab':
        // In the properties of a paragraph it is a stop, not a character.
        if (inRun) say('\t');
        break;
      case 'br':
      case 'cr':
        say('\n');
        break;
      case 'noBreakHyphen':
        say('\u2011');
        break;
      case 'footnoteReference':
        say(cite('footnote', attribute('id') ?? ''));
        break;
      case 'endnoteReference':
        say(cite('endnote', attribute('id') ?? ''));
        break;
      case 'commentReference':
        counts.comments += 1;
        break;
      default:
        if (paragraph !== undefined && skipped === 0) setProperty(paragraph, name, value);
    }
  };

  const closeWord = (name: string): void => {
    switch (name) {
      case 'p': {
        const paragraph = paragraphs.pop();
        if (paragraph === undefined) break;
        put(paragraph);
        for (const block of paragraph.boxes) put(block);
        break;
      }
      case 'tc':
        rows.at(-1)?.push(containers.pop() ?? []);
        break;
      case 'tr':
        put({ kind: 'row', cells: rows.pop() ?? [] });
        break;
      case 'tbl':
        put({ kind: 'tableEdge' });
        break;
      case 'txbxContent':
        paragraphs.at(-1)?.boxes.push(...(containers.pop() ?? []));
        break;
      case 'r':
        inRun = false;
        isHidden = false;
        break;
      case 't':
        inText = false;
        break;
      default:
    }
  };

  await readXml(archive.read(part), {
    open({ of, name, attribute }) {
      if (of === 'math' && name === 't') inText = true;
      else if (of === 'math') say(mathSigns[name] ?? '');
      if (of !== 'word') return;
      if (leftOut.has(name)) skipped += 1;
      openWord(name, attribute);
    },
    close({ of, name }) {
      if (of === 'math' && name === 't') inText = false;
      if (of !== 'word') return;
      if (leftOut.has(name)) skipped -= 1;
      closeWord(name);
    },
    text(words) {
      if (inText) say(normaliseRun(words));
    },
  });
  if (paragraphs.length > 0) throw damaged();
}

const emptyParagraph = (): Paragraph => ({
  kind: 'paragraph',
  words: '',
  styleId: null,
  outline: null,
  numId: null,
  level: 0,
  boxes: [],
});

function setProperty(paragraph: Paragraph, name: string, value: string): void {
  if (name === 'pStyle') paragraph.styleId = value;
  else if (name === 'outlineLvl') paragraph.outline = wholeNumber(value);
  else if (name === 'numId') paragraph.numId = value;
  else if (name === 'ilvl') paragraph.level = wholeNumber(value) ?? 0;
}

function addBlock(text: TextBuilder, block: Block, styles: WordStyles): void {
  if (block.kind === 'tableEdge') return text.endParagraph();
  if (block.kind === 'row') {
    // A table of one column is there for its frame.
    if (block.cells.length === 1) {
      for (const inside of block.cells[0] ?? []) addBlock(text, inside, styles);
      return undefined;
    }
    const cells = block.cells.map(wordsOf);
    return cells.some((cell) => cell !== '') ? text.add(cells.join('\t'), '\n') : undefined;
  }
  const words = block.words.replace(/[ \t]+$/gmu, '').trim();
  const level = styles.headingLevel(block.styleId, block.outline);
  if (words === '') return undefined;
  if (level !== null) return text.heading(words.replace(/\s+/gu, ' '), level);
  const mark = styles.listMark(block.styleId, block);
  if (mark === '') text.endParagraph();
  return text.add(mark + words, mark === '' ? '\n\n' : '\n');
}

/** Everything in a cell, on one line. */
const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.words
        : block.kind === 'row'
          ? block.cells.map(wordsOf).join(' ')
          : '',
    )
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** The words of each note, by its number. */
async function readNotes(
  archive: Archive,
  relations: readonly Relation[],
  kind: 'footnote' | 'endnote',
): Promise<ReadonlyMap<string, string>> {
  const notes = new Map<string, string>();
  let id: string | null = null;
  let words = '';
  let inText = false;
  await readRelated(archive, relations, `${kind}s`, {
    open({ of, name, attribute }) {
      if (of !== 'word') return;
      if (name === kind) {
        // The line between text and notes is one of them too.
        id = (attribute('type') ?? 'normal') === 'normal' ? (attribute('id') ?? null) : null;
        words = '';
      } else if (name === 't') inText = true;
      else if (name === 'tab' || name === 'br') words += ' ';
    },
    close({ of, name }) {
      if (of !== 'word') return;
      if (name === 't') inText = false;
      else if (name === 'p') words += ' ';
      else if (name === kind && id !== null) notes.set(id, words.replace(/\s+/gu, ' ').trim());
    },
    text(more) {
      if (inText && id !== null) words += normaliseRun(more);
    },
  });
  return notes;
}
