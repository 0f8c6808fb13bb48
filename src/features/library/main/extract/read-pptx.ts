import type { Notice } from '../../contract/shapes.ts';
import type { ExtractedText } from './extracted.ts';
import { normaliseRun } from './normalise-text.ts';
import { relationsOf } from './office-package.ts';
import { type Archive, damaged } from './open-archive.ts';
import { readXml } from './read-xml.ts';
import { createTextBuilder } from './text-builder.ts';

/** Paragraphs and rows of one shape. `role` is what the layout uses it for. */
type Shape = { role: string; readonly lines: { readonly words: string; readonly isRow: boolean }[] };
type Slide = { readonly shapes: readonly Shape[]; readonly isHidden: boolean };

const titles = new Set(['title', 'ctrTitle']);
/** The same on every slide. */
const furniture = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg']);
/** More is no presentation. */
const mostSlides = 5000;

/** The text of a presentation, slide by slide: its title as a heading, then what it shows, then its notes. */
export async function readPptx(archive: Archive, mainPart: string): Promise<ExtractedText> {
  const slides = await slidesOf(archive, mainPart);
  const text = createTextBuilder();
  let hidden = 0;
  let empty = 0;
  for (const [at, part] of slides.entries()) {
    const slide = await readShapes(archive, part);
    if (slide.isHidden) {
      hidden += 1;
      continue;
    }
    const related = await relationsOf(archive, part);
    const shapesOf = async (...kinds: readonly string[]): Promise<readonly Shape[]> => {
      const shapes: Shape[] = [];
      for (const { kind, target } of related) {
        if (kinds.includes(kind) && archive.has(target))
          shapes.push(...(await readShapes(archive, target)).shapes);
      }
      return shapes;
    };
    const drawn = await shapesOf('chart', 'diagramData');
    const notes = (await shapesOf('notesSlide')).filter(({ role }) => role === 'body');
    text.endParagraph();
    const start = text.nextStart();
    const before = text.length();
    const [title, ...rest] = slide.shapes.toSorted(
      (a, b) => Number(titles.has(b.role)) - Number(titles.has(a.role)),
    );
    const isTitled = title !== undefined && titles.has(title.role);
    const heading = isTitled ? title.lines.map(({ words }) => words).join(' ') : '';
    const shown = [...(isTitled ? rest : slide.shapes), ...drawn, ...notes];
    // A title over nothing is what the slide says, so that it is found as such.
    if (heading !== '' && shown.length > 0) text.heading(heading, 1);
    else text.add(heading);
    for (const shape of shown) {
      for (const { words, isRow } of shape.lines) text.add(words, isRow ? '\n' : '\n\n');
      text.endParagraph();
    }
    if (text.length() === before) empty += 1;
    text.place(text.length() === before ? before : start, { kind: 'slide', number: at + 1 });
  }
  const notices: Notice[] = [];
  if (hidden > 0) notices.push({ kind: 'slides_hidden', count: hidden });
  if (empty > 0) notices.push({ kind: 'slides_without_text', count: empty });
  return { ...text.done(), notices };
}

/** The parts of the slides, in the order in which they are shown. */
async function slidesOf(archive: Archive, mainPart: string): Promise<readonly string[]> {
  const targets = new Map((await relationsOf(archive, mainPart)).map(({ id, target }) => [id, target]));
  const slides: string[] = [];
  await readXml(archive.read(mainPart), {
    open({ of, name, relation }) {
      if (of !== 'slides' || name !== 'sldId') return;
      const target = targets.get(relation() ?? '');
      if (target === undefined || !archive.has(target) || slides.length === mostSlides) throw damaged();
      slides.push(target);
    },
    close: () => {},
    text: () => {},
  });
  return slides;
}

/** The shapes of a slide, of its notes or of a diagram, each with its text. */
async function readShapes(archive: Archive, part: string): Promise<Slide> {
  const shapes: Shape[] = [];
  let shape: Shape = { role: '', lines: [] };
  let isHidden = false;
  let words = '';
  let inText = false;
  /** The cells of the row that is being read; `null` outside of a table. */
  let cells: string[] | null = null;
  let cell = '';
  const begin = (): void => {
    shape = { role: '', lines: [] };
    shapes.push(shape);
  };
  begin();
  await readXml(archive.read(part), {
    open({ of, name, attribute }) {
      if (of === 'slides' && name === 'sld') isHidden = ['0', 'false'].includes(attribute('show') ?? '');
      else if (of === 'slides' && (name === 'sp' || name === 'graphicFrame')) begin();
      else if (of === 'slides' && name === 'ph') shape.role = attribute('type') ?? 'body';
      else if (of !== 'drawing') return;
      else if (name === 't') inText = true;
      else if (name === 'br') words += '\n';
      else if (name === 'tab') words += '\t';
      else if (name === 'tr') cells = [];
      else if (name === 'tc') cell = '';
    },
    close({ of, name }) {
      if (of !== 'drawing') return;
      if (name === 't') inText = false;
      else if (name === 'p') {
        const line = words.replace(/[ \t]+$/gmu, '').trim();
        words = '';
        if (cells !== null) cell += ` ${line}`;
        else if (line !== '') shape.lines.push({ words: line, isRow: false });
      } else if (name === 'tc') cells?.push(cell.replace(/\s+/gu, ' ').trim());
      else if (name === 'tr') {
        const row = cells ?? [];
        cells = null;
        if (row.some((one) => one !== '')) shape.lines.push({ words: row.join('\t'), isRow: true });
      }
    },
    text(more) {
      if (inText) words += normaliseRun(more);
    },
  });
  return { isHidden, shapes: shapes.filter(({ role, lines }) => lines.length > 0 && !furniture.has(role)) };
}
