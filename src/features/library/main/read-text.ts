import type { FieldIssue } from '#contract/errors.ts';

/** A file that is no text: its first bytes give it away, whatever its name says. */
const signatures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a ZIP or Office file', [0x50, 0x4b, 0x03, 0x04]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a program', [0x4d, 0x5a, 0x90]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a rich text (RTF) file', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['an older Office file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a compressed file', [0x1f, 0x8b]],
  ['UTF-16 text', [0xff, 0xfe]],
  ['UTF-16 text', [0xfe, 0xff]],
];

export type ReadText = { readonly text: string } | { readonly issue: FieldIssue };

const refused = (issue: string, message: string): ReadText => ({
  issue: { path: 'content', issue, message },
});

/**
 * The text of a UTF-8 file, judged by its content: without byte order mark, line ends as `\n`, control characters other
 * than tab and line end left out. Offsets everywhere in the library count UTF-16 units of this text.
 */
export function readText(content: Uint8Array): ReadText {
  if (content.byteLength === 0) return refused('empty', 'This file is empty.');
  const known = signatures.find(([, bytes]) => bytes.every((byte, at) => content[at] === byte));
  if (known !== undefined) {
    const advice = known[0] === 'UTF-16 text' ? 'Save it as UTF-8 and try again.' : 'Choose a text file.';
    return refused('not_text', `This file is ${known[0]}, not UTF-8 text. ${advice}`);
  }
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
  const nul = content.indexOf(0);
  if (nul !== -1) return refused('not_text', `This is not a text file: byte ${nul + 1} is NUL.`);
  const bad = firstBadByte(content, decoded);
  if (bad !== null) {
    const line = countLines(content.subarray(0, bad));
    return refused(
      'not_utf8',
      `This is not valid UTF-8: byte ${bad + 1}, on line ${line}. Save it as UTF-8 and try again.`,
    );
  }
  const text = decoded
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- these are exactly the characters to leave out
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');
  if (text.trim() === '') return refused('empty', 'There is no text in this file.');
  return { text };
}

/** A decoder puts U+FFFD where bytes are malformed, so the first difference after encoding again is the first bad byte. */
function firstBadByte(content: Uint8Array, decoded: string): number | null {
  const again = new TextEncoder().encode(decoded);
  const shared = Math.min(again.length, content.length);
  for (let at = 0; at < shared; at += 1) if (again[at] !== content[at]) return at;
  return again.length === content.length ? null : shared;
}

const countLines = (bytes: Uint8Array): number =>
  bytes.reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
