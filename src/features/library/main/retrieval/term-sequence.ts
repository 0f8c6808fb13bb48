/** Passages one after the other: their packed terms (see `packTerms`), and where each ends. */
export type PackedPassages = { readonly bytes: Uint8Array; readonly ends: Uint32Array };

/** Five bytes hold the largest number of 32 bits. */
const mostBytes = 5;

/**
 * Term numbers of passages in reading order, each as a little-endian base-128 number (LEB128): about two bytes a term
 * where a vocabulary has 16,000.
 */
export function packTerms(passages: readonly (readonly number[])[]): PackedPassages {
  const terms = passages.reduce((sum, numbers) => sum + numbers.length, 0);
  const bytes = new Uint8Array(terms * mostBytes);
  const ends = new Uint32Array(passages.length);
  let used = 0;
  passages.forEach((numbers, at) => {
    for (let rest of numbers) {
      for (; rest > 0x7f; rest >>>= 7) {
        bytes[used] = (rest & 0x7f) | 0x80;
        used += 1;
      }
      bytes[used] = rest;
      used += 1;
    }
    ends[at] = used;
  });
  return { bytes: bytes.slice(0, used), ends };
}

/** Reads the terms that lie in `bytes` from `start` to `end` into `into`, and answers how many there are. */
export function unpackTerms(bytes: Uint8Array, start: number, end: number, into: Uint32Array): number {
  let count = 0;
  let number = 0;
  let shift = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    number |= (byte & 0x7f) << shift;
    if (byte > 0x7f) shift += 7;
    else {
      into[count] = number >>> 0;
      count += 1;
      number = 0;
      shift = 0;
    }
  }
  return count;
}
