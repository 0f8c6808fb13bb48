import { mailHeader } from './mail-header.ts';
import { trim, type Span } from '#main/kernel/language/sentences.ts';

/**
 * A piece of a text by its form. `start` and `end` frame its words without the mark in front (`#`, `-`, `1.`, a
 * speaker's name); `outer` is where the mark begins.
 */
export type Block = Span & {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'step' | 'speech';
  readonly outer: number;
  /** The number of a step, from 1. */
  readonly number: number | null;
  /** Who speaks, in a dialogue. */
  readonly speaker: string | null;
  /** The nearest heading above, as written; `null` above the first. */
  readonly heading: string | null;
  /** How deeply a list item is indented. */
  readonly indent: number;
};

type Line = Span & { readonly text: string };

const atxHeading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const setextRule = /^\s{0,3}(?:=+|-{3,})\s*$/;
const rule = /^\s{0,3}(?:[-*_]\s*){3,}$/;
const bullet = /^(\s*)[-*+•–▪●]\s+(?=\S)/;
const numbered = /^(\s*)(?:step\s+)?(\d{1,2})[.):]\s+(?=\S)/i;
/** "2.1.3 Count every deposit": a clause of a policy. */
const outlined = /^(\s*)\d{1,2}((?:\.\d{1,2}){1,3})\.?\s+(?=[“"'(]?\p{Lu})/u;
const speech =
  /^\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*)?(?:\*\*|__)?((?:Speaker|SPEAKER|Person|Voice) \d{1,2}|[\p{Lu}][\p{L}.'’-]*(?:\s[\p{L}.'’-]+){0,2})(?:\*\*|__)?:(?:\*\*|__)?\s+(?=\S)/u;
/** Words before a colon that announce rather than speak. */
const announces =
  /^(?:note|tip|tips|warning|important|remember|example|goal|aim|caution|summary|key|step|answer|question|duration|time|price|cost|ingredients|method|source|date|author|version|title|subject|re|to|from|cc)\b/i;

/**
 * The blocks of a Markdown or plain text, in order. Code, tables, rules and markup are left out. A text that goes on
 * after its end may end with a heading.
 */
export function blocksIn(text: string, goesOn = false): Block[] {
  const lines = linesOf(text);
  const speakers = speakersIn(lines);
  const header = mailHeader(lines.map((line) => line.text));
  const lastLine = goesOn ? lines.length : lines.findLastIndex((line) => line.text.trim() !== '');
  const blocks: Block[] = [];
  let heading: string | null = null;
  let paragraph: Line[] = [];
  let fenced = false;

  const add = (block: Omit<Block, 'heading' | 'indent' | 'number' | 'speaker'> & Partial<Block>) =>
    blocks.push({ heading, indent: 0, number: null, speaker: null, ...block });
  const flush = () => {
    for (const span of paragraphSpans(paragraph)) add({ kind: 'paragraph', ...span, outer: span.start });
    paragraph = [];
  };

  for (const [index, line] of lines.entries()) {
    if (/^\s*(?:```|~~~)/.test(line.text)) {
      flush();
      fenced = !fenced;
      continue;
    }
    const inHeader = header.get(index);
    if (inHeader !== undefined) {
      flush();
      if (inHeader.subjectAt === null) continue;
      heading = line.text.slice(inHeader.subjectAt).trim();
      add({ kind: 'heading', ...trim(text, line.start + inHeader.subjectAt, line.end), outer: line.start });
      continue;
    }
    const skipped = fenced || rule.test(line.text) || /^\s*(?:\||<!--|<\/?[a-z])|\s\|\s/i.test(line.text);
    const atx = atxHeading.exec(line.text);
    const under = paragraph.length === 1 && setextRule.test(line.text);
    if (line.text.trim() === '' || (skipped && !under)) {
      flush();
    } else if (under) {
      heading = (paragraph[0]?.text ?? '').trim();
      add({
        kind: 'heading',
        ...trimmed(text, paragraph[0] ?? line),
        outer: paragraph[0]?.start ?? line.start,
      });
      paragraph = [];
    } else if (atx !== null || isPlainHeading(lines, index, lastLine)) {
      flush();
      heading = (atx?.[1] ?? line.text).replaceAll(/\*\*|__/g, '').trim();
      add({ kind: 'heading', ...trimmed(text, line), outer: line.start });
    } else {
      const marked = markOf(line, speakers);
      if (marked === null) {
        const last = blocks.at(-1);
        const carriesOn = paragraph.length === 0 && last !== undefined && last.kind !== 'heading';
        // An indented line straight below an item belongs to it.
        if (carriesOn && /^\s{2,}\S/.test(line.text) && isAdjacent(text, last.end, line.start)) {
          blocks[blocks.length - 1] = { ...last, end: trimmed(text, line).end };
        } else paragraph.push(line);
      } else {
        flush();
        add({
          ...marked,
          ...trim(text, line.start + marked.skip, line.end),
          outer: line.start + marked.indent,
        });
      }
    }
  }
  flush();
  return blocks.filter((block) => block.end > block.start);
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const part of text.split('\n')) {
    lines.push({ start, end: start + part.length, text: part.replace(/\r$/, '') });
    start += part.length + 1;
  }
  return lines;
}

const trimmed = (text: string, line: Span): Span => trim(text, line.start, line.end);
const isAdjacent = (text: string, end: number, start: number) =>
  (text.slice(end, start).match(/\n/g) ?? []).length === 1;

type Mark = Pick<Block, 'kind' | 'number' | 'speaker' | 'indent'> & { readonly skip: number };

function markOf(line: Line, speakers: ReadonlySet<string>): Mark | null {
  const step = numbered.exec(line.text);
  if (step !== null) {
    const indent = step[1]?.length ?? 0;
    return { kind: 'step', number: Number(step[2]), speaker: null, indent, skip: step[0].length };
  }
  const clause = outlined.exec(line.text);
  if (clause !== null) {
    const indent = (clause[1]?.length ?? 0) + (clause[2]?.split('.').length ?? 0);
    return { kind: 'item', number: null, speaker: null, indent, skip: clause[0].length };
  }
  const item = bullet.exec(line.text);
  if (item !== null)
    return { kind: 'item', number: null, speaker: null, indent: item[1]?.length ?? 0, skip: item[0].length };
  const spoken = speech.exec(line.text);
  const name = spoken?.[1];
  if (spoken !== null && name !== undefined && speakers.has(name))
    return { kind: 'speech', number: null, speaker: name, indent: 0, skip: spoken[0].length };
  return null;
}

/** Two or more names before three or more lines are speakers, and so is a role; `Note:` and the like are not. */
function speakersIn(lines: readonly Line[]): ReadonlySet<string> {
  const count = new Map<string, number>();
  for (const line of lines) {
    const name = speech.exec(line.text.replace(bullet, ''))?.[1];
    if (name !== undefined && !announces.test(name) && !/\b(?:note|tip)s?$/i.test(name))
      count.set(name, (count.get(name) ?? 0) + 1);
  }
  const lineCount = [...count.values()].reduce((sum, times) => sum + times, 0);
  const isConversation = count.size >= 2 && lineCount >= 3;
  return new Set([...count.keys()].filter((name) => isConversation || speakerRole.test(name)));
}

const speakerRole =
  /^(?:the )?(?:customer|client|caller|patient|guest|visitor|shopper|buyer|you|staff|consultant|stylist|advis[eo]r|agent|specialist|technician|receptionist|trainer|coach|manager|q|a)$/i;

/** A short line on its own, without a stop, that more text follows. */
function isPlainHeading(lines: readonly Line[], index: number, lastLine: number): boolean {
  const text = (lines[index]?.text ?? '').trim();
  const alone = (lines[index - 1]?.text ?? '').trim() === '' && (lines[index + 1]?.text ?? '').trim() === '';
  const bold = /^(?:\*\*|__)[^*_]+(?:\*\*|__):?$/.test(text);
  const wordCount = text.split(/\s+/).length;
  const next = (lines[index + 1]?.text ?? '').trim();
  const opensSection =
    next !== '' && !numbered.test(next) && !bullet.test(next) && (lines[index - 1]?.text ?? '').trim() === '';
  // "2. Obligations" above a paragraph, and "2. RECEIVING CASH" above 2.1, are titles, not steps.
  const chapter = /^(\d+(?:\.\d+)*)[.)]?\s+\p{Lu}/u.exec(text)?.[1];
  if (chapter !== undefined) {
    const below =
      lines
        .slice(index + 1)
        .find((line) => line.text.trim() !== '')
        ?.text.trim() ?? '';
    const isTitle = opensSection
      ? !outlined.test(next)
      : alone && (below === '' ? index < lastLine || isCapitals(text) : !isCounted(below));
    return (isTitle || below.startsWith(`${chapter}.1`)) && wordCount <= 7 && !/[.!?;:,]$/.test(text);
  }
  // "Who can open an account?" above its answer.
  if (opensSection && /^[“"¿]?\p{Lu}[^.!?:]*\?$/u.test(text)) return wordCount <= 25 && !/[?:]$/.test(next);
  // "**4. Deliveries**"
  if (bold && /^(?:\*\*|__)\d{1,2}(?:\.\d{1,2})*[.)]?\s+\p{Lu}/u.test(text)) return wordCount <= 10;
  // Scripts without capitals mostly have no spaces either: there a short line is one of few characters.
  if (!/^(?:\*\*|__)?[“"'\d]?[\p{Lu}\p{Lo}]/u.test(text) || wordCount > 10) return false;
  if (/^\p{Lo}/u.test(text) && text.length > 30) return false;
  if (bold) return true;
  // "Procedure" straight above its first step.
  const opensList = /^(?:step\s+)?1[.):]\s/i.test(next) || bullet.test(next);
  const standsBefore = (lines[index - 1]?.text ?? '').trim() === '' && wordCount <= 6;
  if (opensList && standsBefore && !isCounted(text) && !/[.!?;:,]$/.test(text)) return true;
  const capitals = isCapitals(text) && wordCount > 1;
  return (
    (index < lastLine || capitals) &&
    !/[.!;:,。！、：]$/.test(text) &&
    !bullet.test(text) &&
    !numbered.test(text) &&
    (alone || capitals)
  );
}

const isCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase();
const isCounted = (text: string): boolean => numbered.test(text) || outlined.test(text) || bullet.test(text);

/** One span for hard-wrapped prose; one a line where the lines are statements of their own without stops. */
function paragraphSpans(lines: readonly Line[]): Span[] {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return [];
  const stopped = lines.filter((line) => /[.!?:;,]["”’')\]*_]*\s*$/.test(line.text)).length;
  const capital = lines.filter((line) => /^\s*[“"'*_]*\p{Lu}/u.test(line.text)).length;
  const short = lines.every((line) => line.text.trim().split(/\s+/).length <= 25);
  if (lines.length >= 2 && stopped <= lines.length * 0.3 && capital === lines.length && short)
    return lines.map((line) => ({ start: line.start, end: line.end }));
  return [{ start: first.start, end: last.end }];
}
