import { seeded } from '#features/roleplay/main/coach/seeded.ts';
import { answerOrWhole } from './checks/answer-or-whole.ts';
import { writeImage, type DiskImage } from './disk/disk-image.ts';
import type { RecordedHost } from './recording/record-host.ts';
import { killPoints, type KillPoint } from './recording/recording.ts';
import { tallyOf, type Tally } from './tally.ts';

/** Files that belong together, and that another hand may put back without the others. */
const parts = {
  database: ['data/store.db'],
  log: ['data/store.db-wal'],
  head: ['data/store.head'],
  keychain: ['keychain/key'],
} as const;
type Part = keyof typeof parts;

/** An image with some of its files from another one, or gone where that has none. */
function withPart(image: DiskImage, part: Part, from: DiskImage): DiskImage {
  const mixed = new Map(image);
  for (const path of parts[part]) {
    const entry = from.get(path);
    if (entry === undefined) mixed.delete(path);
    else mixed.set(path, entry);
  }
  return mixed;
}

/**
 * Puts together database, log, commit head and keychain of different moments of one recorded run, each moment as a kill
 * left it, and opens that in `folder`. What opens must hold all that was acknowledged by the moment that its commit head is
 * of: that is durable before an acknowledgement. (The keychain's copy of it may lag.)
 */
export async function mixFiles(
  { recording, expectedAfter }: Pick<RecordedHost, 'recording' | 'expectedAfter'>,
  folder: string,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<Tally & { readonly states: ReadonlyMap<string, number> }> {
  const random = seeded(seed);
  const points = [...killPoints(recording)];
  const tally = tallyOf('files of different moments');
  const states = new Map<string, number>();
  const any = () => {
    const point = points[Math.floor(random() * points.length)];
    if (point === undefined) throw new Error('The recording has no points.');
    return point;
  };
  for (let n = 0; n < count; n += 1) {
    const base = any();
    const picked = (Object.keys(parts) as Part[]).map((part) => ({
      part,
      point: random() < 0.5 ? base : any(),
    }));
    const pointOf = (part: Part): KillPoint => picked.find((one) => one.part === part)?.point ?? base;
    const image = picked.reduce((mixed, { part, point }) => withPart(mixed, part, point.image), base.image);
    const vouched = pointOf('head').after;
    writeImage(image, folder);
    const { state, problems } = await answerOrWhole(folder, image, {
      states: ['rolled_back', 'corrupt', 'missing_but_expected', 'wrong_key', 'key_unavailable'],
      expected: {
        ...expectedAfter(recording.events.length),
        acknowledged: expectedAfter(vouched).acknowledged,
      },
      digest: null,
    });
    states.set(state, (states.get(state) ?? 0) + 1);
    const from = picked.map(({ part, point }) => `${part} of ${point.after}`).join(', ');
    tally.add(`${from}, number ${n} of seed ${seed}`, problems);
  }
  return { ...tally.result, states };
}
