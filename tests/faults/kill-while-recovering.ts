import { join } from 'node:path';
import { seeded } from '#features/roleplay/main/coach/seeded.ts';
import { writeImage } from './disk/disk-image.ts';
import { killAtEachCall } from './kill-at-each-call.ts';
import { losePower } from './lose-power.ts';
import { recordHost, type SteppedRun } from './recording/record-host.ts';
import { killPoints } from './recording/recording.ts';
import { tallyOf, type Tally } from './tally.ts';

/**
 * Kills a recorded run at `count` of its calls, has the real host open what is left, records that, and then kills it and
 * takes the power away at each call of this second run.
 */
export async function killWhileRecovering(
  { recording, expectedAfter, goesBack = false }: SteppedRun,
  scratch: string,
  { count, seed, stride = 1 }: { readonly count: number; readonly seed: number; readonly stride?: number },
): Promise<Tally> {
  const random = seeded(seed);
  const tally = tallyOf('a fault during the recovery from a kill');
  const points = [...killPoints(recording)];
  for (let n = 0; n < count; n += 1) {
    const point = points[Math.floor(((n + random()) * points.length) / count)];
    if (point === undefined) break;
    const folder = join(scratch, `${n}`, 'store');
    writeImage(point.image, folder);
    const expected = expectedAfter(point.after);
    const again = await recordHost(
      { folder, effects: expected.acknowledged },
      { scratch: join(scratch, `${n}`) },
      async ({ call }) => void (await call('system.opening')),
    );
    const recovery = { recording: again.recording, expectedAfter: () => expected, goesBack };
    const killed = await killAtEachCall(recovery, join(scratch, 'killed'), { stride });
    const powerless = await losePower(recovery, join(scratch, 'killed'), { count: 20, seed: seed + n });
    for (const { cycles, broken } of [killed, powerless]) {
      tally.count(
        cycles,
        broken.map(({ at, what }) => ({ at: `killed after ${point.after}, then ${at}`, what })),
      );
    }
  }
  return tally.result;
}
