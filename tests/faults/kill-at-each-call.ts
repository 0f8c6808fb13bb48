import { anyContents, contentsByCommit } from './checks/contents.ts';
import { brokenInvariants } from './checks/invariants.ts';
import { writeImage } from './disk/disk-image.ts';
import type { SteppedRun } from './recording/record-host.ts';
import { killPoints } from './recording/recording.ts';
import { tallyOf, type Tally } from './tally.ts';

/** Opens the store as a kill at each single call of a recorded run leaves it, or at each n-th, each time put into `folder`. */
export async function killAtEachCall(
  { recording, expectedAfter, goesBack = false }: SteppedRun,
  folder: string,
  { untilBroken = false, stride = 1 } = {},
): Promise<Tally> {
  const tally = tallyOf('kill -9 at each call');
  const sameContents = goesBack ? anyContents : contentsByCommit();
  let point = 0;
  for (const { after, image } of killPoints(recording)) {
    point += 1;
    if (point % stride !== 0) continue;
    writeImage(image, folder);
    tally.add(
      `event ${after} of ${recording.events.length}`,
      await brokenInvariants(folder, expectedAfter(after), sameContents),
    );
    if (untilBroken && tally.result.broken.length > 0) break;
  }
  return tally.result;
}
