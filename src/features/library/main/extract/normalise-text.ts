/**
 * Text as the library keeps it: no byte order mark, line ends as `\n`, no control character other than tab and line
 * end. Offsets everywhere in the library count UTF-16 units of this text.
 */
export const normaliseText = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- these are exactly the characters to leave out
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');

/** A run of text out of a file that keeps its words in pieces: one line, since line ends are marked otherwise there. */
export const normaliseRun = (run: string): string =>
  normaliseText(run.toWellFormed())
    .replace(/\n/g, ' ')
    .replace(/\u00AD/g, '');
