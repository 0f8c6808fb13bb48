import type { Seeded } from '#features/roleplay/main/coach/seeded.ts';
import type { DiskImage } from './disk-image.ts';

const pageBytes = 4096;
const sectorBytes = 512;

/** Changes the bytes of one file. Answers the new ones. */
type Harm = (bytes: Buffer, random: Seeded) => Buffer;

const below = (random: Seeded, end: number): number => Math.floor(random() * end);
const garbage = (random: Seeded, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => below(random, 256)));

const put = (bytes: Buffer, at: number, piece: Buffer): Buffer => {
  const harmed = Buffer.from(bytes);
  piece.copy(harmed, at);
  return harmed;
};

/** What disks, cables and other programs do to files. */
const harms: Readonly<Record<string, Harm>> = {
  'one bit': (bytes, random) => {
    const at = below(random, bytes.length);
    return put(bytes, at, Buffer.of((bytes[at] ?? 0) ^ (1 << below(random, 8))));
  },
  'sixteen bytes': (bytes, random) => put(bytes, below(random, bytes.length), garbage(random, 16)),
  'a sector of zeros': (bytes, random) =>
    put(bytes, below(random, bytes.length / sectorBytes) * sectorBytes, Buffer.alloc(sectorBytes)),
  'a page of garbage': (bytes, random) =>
    put(bytes, below(random, bytes.length / pageBytes) * pageBytes, garbage(random, pageBytes)),
  'a page in the place of another': (bytes, random) => {
    const from = below(random, bytes.length / pageBytes) * pageBytes;
    const to = below(random, bytes.length / pageBytes) * pageBytes;
    return put(bytes, to, bytes.subarray(from, from + pageBytes));
  },
  'the end cut off': (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
};
const kinds = Object.keys(harms);

export type Damage = { readonly what: string; readonly path: string; readonly image: DiskImage };

/** Harms one of the files of an image that have bytes, somewhere. */
export function damaged(image: DiskImage, paths: readonly string[], random: Seeded): Damage {
  const present = paths.filter((path) => {
    const entry = image.get(path);
    return entry?.kind === 'file' && entry.bytes.length > 0;
  });
  const path = present[below(random, present.length)] ?? '';
  const kind = kinds[below(random, kinds.length)] ?? '';
  const [entry, harm] = [image.get(path), harms[kind]];
  if (entry?.kind !== 'file' || harm === undefined) throw new Error(`${path} has nothing to harm.`);
  const bytes = harm(entry.bytes, random);
  return { what: `${kind} in ${path}`, path, image: new Map([...image, [path, { ...entry, bytes }]]) };
}
