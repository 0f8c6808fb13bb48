/** What a camera writes beside the pixels: which side is up, what it is called, and where it was (TIFF, little-endian). */
export function exifOf({ orientation, make }: { orientation: number; make: string }): Buffer {
  const text = Buffer.from(`${make}\0`, 'latin1');
  const entry = (tag: number, type: number, count: number, value: number | Buffer): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    if (typeof value === 'number') bytes.writeUInt32LE(value, 8);
    else value.copy(bytes, 8);
    return bytes;
  };
  const directory = (entries: readonly Buffer[]): Buffer => {
    const counted = Buffer.alloc(2);
    counted.writeUInt16LE(entries.length);
    return Buffer.concat([counted, ...entries, Buffer.alloc(4)]);
  };
  const ascii = 2;
  const short = 3;
  const long = 4;
  const rational = 5;
  const first = 8;
  const gps = first + 2 + 3 * 12 + 4;
  const numbers = gps + 2 + 4 * 12 + 4;
  const words = numbers + 48;
  // 8° 30' 15" north, 3° 40' 20" west.
  const rationals = Buffer.alloc(48);
  [8, 30, 15, 3, 40, 20].forEach((value, at) => {
    rationals.writeUInt32LE(value, at * 8);
    rationals.writeUInt32LE(1, at * 8 + 4);
  });
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1');
  head.writeUInt32LE(first, 4);
  return Buffer.concat([
    head,
    directory([
      entry(0x010f, ascii, text.length, words),
      entry(0x0112, short, 1, orientation),
      entry(0x8825, long, 1, gps),
    ]),
    directory([
      entry(1, ascii, 2, Buffer.from('N\0')),
      entry(2, rational, 3, numbers),
      entry(3, ascii, 2, Buffer.from('W\0')),
      entry(4, rational, 3, numbers + 24),
    ]),
    rationals,
    text,
  ]);
}
