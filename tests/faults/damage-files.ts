import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { seeded } from '#features/roleplay/main/coach/seeded.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import type { ClosedState } from '#main/platform/db/opening.ts';
import { answerOrWhole } from './checks/answer-or-whole.ts';
import { contentsDigest } from './checks/contents.ts';
import { portsOf, type Expected } from './checks/invariants.ts';
import { damaged } from './disk/damage.ts';
import { readImage, writeImage, type DiskImage } from './disk/disk-image.ts';
import { tallyOf, type Tally } from './tally.ts';

/** A store as it lies there, and what is known to be in it. */
export type KnownImage = {
  readonly image: DiskImage;
  readonly expected: Expected;
  /** Of its contents, where that is known. */
  readonly digest?: string;
};

async function digestOf(image: DiskImage, folder: string): Promise<string> {
  writeImage(image, folder);
  const opened = await openStore(portsOf(folder));
  if (opened.state !== 'ok') throw new Error(`The store was ${opened.state} before it was harmed.`);
  const digest = contentsDigest(opened.store.read);
  await opened.store.close();
  return digest;
}

/**
 * What may be said of a harmed file. What store.json is, only its seal tells, and the key that opens the seal is found by
 * what stands in it: one bit less, and it names another store, a later version, or a key that nobody has.
 */
const told = (path: string): readonly ClosedState[] => [
  'corrupt',
  'rolled_back',
  'missing_but_expected',
  ...(path === 'data/store.json' ? (['wrong_key', 'key_unavailable', 'newer_schema'] as const) : []),
];

/** As a disk that forgets: nothing of the file tells that it is not the one that was closed (0157). */
function markAsLeft(folder: string): void {
  const { closed, database } = dataFolder(join(folder, 'data'));
  if (!existsSync(closed)) return;
  const mark = JSON.parse(readFileSync(closed, 'utf8')) as object;
  const { size, mtimeMs } = statSync(database);
  writeFileSync(closed, JSON.stringify({ ...mark, bytes: size, modifiedMs: Math.trunc(mtimeMs) }));
}

/**
 * Damages one file of the store at a random place, `count` times anew, and opens what is left, in `folder`.
 * `behindTheMark`: so that the store takes it for the one that it closed, and opens it at once.
 */
export async function damageFiles(
  images: readonly KnownImage[],
  paths: readonly string[],
  folder: string,
  { count, seed, behindTheMark = false }: { count: number; seed: number; behindTheMark?: boolean },
): Promise<Tally & { readonly states: ReadonlyMap<string, number> }> {
  const random = seeded(seed);
  const tally = tallyOf('a damaged file');
  const states = new Map<string, number>();
  const digests = new Map<KnownImage, string>();
  for (const known of images) digests.set(known, known.digest ?? (await digestOf(known.image, folder)));
  for (let n = 0; n < count; n += 1) {
    const known = images[n % images.length];
    if (known === undefined) break;
    const { what, path, image } = damaged(known.image, paths, random);
    writeImage(image, folder);
    if (behindTheMark) markAsLeft(folder);
    const { state, problems } = await answerOrWhole(folder, readImage(folder), {
      states: told(path),
      expected: known.expected,
      digest: digests.get(known) ?? null,
      mayBeHarmed: behindTheMark,
    });
    states.set(state, (states.get(state) ?? 0) + 1);
    tally.add(`${what}, number ${n} of seed ${seed}`, problems);
  }
  return { ...tally.result, states };
}
