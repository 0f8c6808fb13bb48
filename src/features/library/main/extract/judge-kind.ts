import { startsWith } from './decode-text.ts';
import { Unreadable } from './extracted.ts';

/** What a file is by its first bytes, whatever its name says. */
export type Kind = 'pdf' | 'zip' | 'text';

const bytesOf = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** What cannot be imported, and what to do instead. */
const refused: readonly (readonly [name: string, bytes: readonly number[], advice: string])[] = [
  ['a PNG picture', [0x89, ...bytesOf('PNG')], 'Choose a document.'],
  ['a JPEG picture', [0xff, 0xd8, 0xff], 'Choose a document.'],
  ['a WebP picture', bytesOf('RIFF'), 'Choose a document.'],
  ['a GIF picture', bytesOf('GIF8'), 'Choose a document.'],
  ['a program', [0x4d, 0x5a, 0x90], 'Choose a document.'],
  ['a program', [0x7f, ...bytesOf('ELF')], 'Choose a document.'],
  ['a rich text (RTF) file', bytesOf('{\\rtf'), 'Save it as .docx and try again.'],
  [
    'an older Office file, or one with a password',
    [0xd0, 0xcf, 0x11, 0xe0],
    'Save it as .docx or .pptx without a password and try again.',
  ],
  ['a compressed file', [0x1f, 0x8b], 'Choose the files in it.'],
  ['a compressed file', bytesOf('7z\xbc\xaf'), 'Choose the files in it.'],
  ['a compressed file', bytesOf('Rar!'), 'Choose the files in it.'],
];
/** A file, an empty archive, and one that was divided. */
const zips = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x50, 0x4b, 0x07, 0x08],
];

/** @throws `Unreadable` for what cannot be imported */
export function judgeKind(content: Uint8Array): Kind {
  if (content.byteLength === 0) throw new Unreadable('empty', 'This file is empty.');
  if (startsWith(content, bytesOf('%PDF'))) return 'pdf';
  if (zips.some((bytes) => startsWith(content, bytes))) return 'zip';
  for (const [name, bytes, advice] of refused) {
    if (startsWith(content, bytes)) throw new Unreadable('not_text', `This file is ${name}. ${advice}`);
  }
  return 'text';
}
