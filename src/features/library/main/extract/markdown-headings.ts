import type { Heading } from './extracted.ts';
import { longestHeading } from './text-builder.ts';

const headingMark = /^#{1,6}[ \t]+/;

/** The headings of a Markdown text, each a whole line. */
export function headingsOfMarkdown(text: string): Heading[] {
  const headings: Heading[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const mark = headingMark.exec(line)?.[0];
    const words = mark === undefined ? '' : wordsOf(line.slice(mark.length));
    if (mark !== undefined && words !== '' && words.length <= longestHeading) {
      headings.push({ start: at, end: at + line.length, level: mark.trimEnd().length, words });
    }
    at += line.length + 1;
  }
  return headings;
}

/** Without the marks that close it. Trimmed from the end by hand: a pattern would take square time. */
function wordsOf(line: string): string {
  const words = line.trimEnd();
  let end = words.length;
  while (words[end - 1] === '#') end -= 1;
  return words.slice(0, end).trimEnd();
}
