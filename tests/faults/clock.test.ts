import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storeFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../tools/headless/headless-process.ts';
import { brokenInvariants } from './checks/invariants.ts';
import { hostArgs } from './recording/record-host.ts';
import { addPerson, failSignIn } from './story/core-write.ts';
import { ledgerOf } from './story/ledger.ts';
import { makeSmallStore, signIn } from './story/stories.ts';

/** One start after the other on the same store, each with another time on the PC’s clock. */
const times = [
  '2026-11-20T09:00:00Z',
  '2026-11-20T08:00:00Z',
  '2025-11-20T09:00:00Z',
  '1970-01-01T00:00:00Z',
  '2038-01-19T03:14:07Z',
  '2027-03-28T00:59:59Z',
  '2027-10-31T01:00:00+02:00',
];

test('a clock that jumps between starts, back and forth, loses and mixes up nothing', async () => {
  const { folder, effects } = await makeSmallStore(join(storeFolder(), 'store'));
  const known = new Set(effects);
  for (const [index, time] of times.entries()) {
    const host = startHeadless([...hostArgs(folder), '--clock', time]);
    const ledger = ledgerOf(host);
    await ledger.write(failSignIn(index + 1));
    await ledger.call('accounts.signIn', signIn);
    await ledger.write(addPerson(index));
    // Half of them are not asked to close first.
    if (index % 2 === 0) host.child.kill('SIGKILL');
    await host.end();
    expect(ledger.acknowledged).toEqual(new Set([`failed sign-in ${index + 1}`, `person dana-${index}`]));
    for (const effect of ledger.acknowledged) known.add(effect);
    expect([time, await brokenInvariants(folder, { acknowledged: known, asked: known })]).toEqual([time, []]);
  }
});
