import { seeded } from '#features/roleplay/main/coach/seeded.ts';
import { anyContents, contentsByCommit } from './checks/contents.ts';
import { brokenInvariants } from './checks/invariants.ts';
import { writeImage } from './disk/disk-image.ts';
import { powerLosses } from './disk/power-loss.ts';
import type { SteppedRun } from './recording/record-host.ts';
import { tallyOf, type Tally } from './tally.ts';

/** Opens the store as `count` power losses during a recorded run leave it, each time put into `folder`. */
export async function losePower(
  { recording, expectedAfter, goesBack = false }: SteppedRun,
  folder: string,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<Tally> {
  const tally = tallyOf('power loss');
  const sameContents = goesBack ? anyContents : contentsByCommit();
  for (const { after, image } of powerLosses(recording, count, seeded(seed))) {
    writeImage(image, folder);
    tally.add(
      `event ${after} of ${recording.events.length}, seed ${seed}`,
      await brokenInvariants(folder, expectedAfter(after), sameContents),
    );
  }
  return tally.result;
}
