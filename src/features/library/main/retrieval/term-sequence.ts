/**
 * Term numbers of a passage in reading order, each as a little-endian base-128 number (LEB128): about two bytes a term
 * where a vocabulary has 16,000.
 */
export function packTerms(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    while (rest > 0x7f) {
      bytes.push((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
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
