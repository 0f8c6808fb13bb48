import { setTimeout as wait } from 'node:timers/promises';
import { seeded, type Seeded } from '#features/roleplay/main/coach/seeded.ts';
import { startHeadless } from '../../tools/headless/headless-process.ts';
import { effectsIn } from './checks/effects.ts';
import { brokenInvariants } from './checks/invariants.ts';
import { hostArgs, type KnownStore } from './recording/record-host.ts';
import { ledgerOf } from './story/ledger.ts';
import { workOn, type Work } from './story/random-work.ts';
import { tallyOf, type Tally } from './tally.ts';

/** A host is killed while it starts, which takes about as long as this, */
const startMs = 450;
/** or after some of its writes, and so much of the next ones. */
const mostWrites = 8;
const longestMs = 30;

async function momentOfKill(
  { begun, written }: Pick<Work, 'begun' | 'written'>,
  random: Seeded,
): Promise<void> {
  if (random() < 0.2) return wait(random() * startMs);
  await begun;
  await written(Math.floor(random() * mostWrites));
  await wait(random() * longestMs);
}

/**
 * Starts the real host on one and the same store again and again, has it work, and kills it at any moment; each time the
 * store is looked at. It grows over all cycles. `onKilled` is called after each kill, before the look.
 */
export async function killAtRandom(
  { folder, effects }: KnownStore,
  { count, seed }: { readonly count: number; readonly seed: number },
  onKilled: (cycle: number) => void = () => undefined,
): Promise<Tally & { readonly acknowledged: number }> {
  const random = seeded(seed);
  const tally = tallyOf('kill -9 at a random moment');
  const asked = new Set(effects);
  let known = effects;
  let acknowledged = 0;
  for (let cycle = 1; cycle <= count; cycle += 1) {
    const host = startHeadless(hostArgs(folder));
    const ledger = ledgerOf(host);
    const work = workOn(ledger, { known, cycle, random });
    await momentOfKill(work, random);
    host.child.kill('SIGKILL');
    const [hindered] = await Promise.all([work.ended, host.end()]);
    onKilled(cycle);
    acknowledged += ledger.acknowledged.size;

    // What one host did not come to, the next one may do: it answers a line that was left unanswered.
    for (const { effects: possible } of ledger.asked.values())
      for (const effect of possible) asked.add(effect);
    const expected = { acknowledged: new Set([...known, ...ledger.acknowledged]), asked };
    let found = known;
    const problems = await brokenInvariants(folder, expected, (read) => {
      found = effectsIn(read);
      return null;
    });
    known = found;
    tally.add(`cycle ${cycle}, seed ${seed}`, [...hindered, ...problems]);
    // On a store that is broken every later cycle would say the same.
    if (tally.result.broken.length > 0) break;
  }
  return { ...tally.result, acknowledged };
}
