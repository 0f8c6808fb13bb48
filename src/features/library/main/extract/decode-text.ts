import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../../contract/shapes.ts';
import { Unreadable } from './extracted.ts';
import { guessLegacyEncoding } from './guess-legacy-encoding.ts';

export type Decoded = {
  readonly text: string;
  readonly encoding: Encoding;
  /** Nothing in the file says so: the bytes only look like it. */
  readonly guessed: boolean;
};

/**
 * The text of a file's bytes. A byte order mark is believed; without one it is UTF-8 where it is valid, and else a
 * legacy encoding where the bytes look like one.
 * @throws `Unreadable`, which names the first byte that fits nowhere
 */
export function decodeText(content: Uint8Array): Decoded {
  if (startsWith(content, [0xff, 0xfe])) return decodeUtf16(content, 'utf-16le');
  if (startsWith(content, [0xfe, 0xff])) return decodeUtf16(content, 'utf-16be');
  const nul = content.indexOf(0);
  if (nul !== -1) throw new Unreadable('not_text', `This is not a text file: byte ${nul + 1} is NUL.`);
  if (isUtf8(content)) {
    return { text: new TextDecoder('utf-8').decode(content), encoding: 'utf-8', guessed: false };
  }
  const hasMark = startsWith(content, [0xef, 0xbb, 0xbf]);
  const legacy = hasMark ? null : guessLegacyEncoding(content);
  if (legacy !== null) {
    return { text: new TextDecoder(legacy).decode(content), encoding: legacy, guessed: true };
  }
  const bad = firstBadByte(content);
  const line = countLines(content.subarray(0, bad));
  throw new Unreadable(
    'not_utf8',
    `This is not valid UTF-8: byte ${bad + 1}, on line ${line}. Save it as UTF-8 and try again.`,
  );
}

export const startsWith = (content: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => content[at] === byte);

/** Half a character and half a unit are malformed, as bytes that fit nowhere are in UTF-8. */
function decodeUtf16(content: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = new TextDecoder(encoding).decode(content.subarray(0, content.byteLength & ~1));
  // The decoder puts U+FFFD in the place of half a character, so the units themselves are asked.
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const isLittle = encoding === 'utf-16le';
  const unitAt = (at: number): number => (at + 1 < content.byteLength ? view.getUint16(at, isLittle) : -1);
  let line = 1;
  const refuse = (at: number, what: string): never => {
    throw new Unreadable(
      'not_utf16',
      `This is not valid UTF-16: ${what} at byte ${at + 1}, on line ${line}. Save it as UTF-8 and try again.`,
    );
  };
  for (let at = 2; at + 1 < content.byteLength; at += 2) {
    const unit = unitAt(at);
    if (unit === 0x0a) line += 1;
    else if (unit === 0) throw new Unreadable('not_text', `This is not a text file: NUL at byte ${at + 1}.`);
    else if ((unit & 0xfc00) === 0xd800) {
      if ((unitAt(at + 2) & 0xfc00) !== 0xdc00 || unitAt(at + 2) === -1) refuse(at, 'half a character');
      at += 2;
    } else if ((unit & 0xfc00) === 0xdc00) refuse(at, 'half a character');
  }
  if (content.byteLength % 2 === 1) refuse(content.byteLength - 1, 'half a unit');
  return { text, encoding, guessed: false };
}

/** A decoder puts U+FFFD where bytes are malformed, so the first difference after encoding again is the first bad byte. */
function firstBadByte(content: Uint8Array): number {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(content));
  const shared = Math.min(again.length, content.length);
  for (let at = 0; at < shared; at += 1) if (again[at] !== content[at]) return at;
  return shared;
}

const countLines = (bytes: Uint8Array): number =>
  bytes.reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
