import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { runVerb } from '../../../tools/headless/run-verb.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';

test('the next copy of a backup removes what a killed one left, of this store alone', async () => {
  const dir = temporaryFolder();
  const at = ['--data', join(dir, 'data'), '--key-file', join(dir, 'key')];
  const host = startHeadless(at);
  await host.call('system.opening');
  await host.end();
  const share = join(dir, 'share');
  const copy = async (): Promise<string> => {
    const { code, out } = await runVerb(['backup', ...at, '--to', share]);
    expect(code).toBe(0);
    return (JSON.parse(out) as { backup: string }).backup;
  };
  // As a kill leaves it: the record is there first, so that it says whose it is.
  const cutOff = `${await copy()}.partial`;
  renameSync(join(share, cutOff.replace('.partial', '')), join(share, cutOff));
  rmSync(join(share, cutOff, 'backup.json'));
  writeFileSync(join(share, cutOff, 'store.db'), 'half of it');

  const ofOthers = '20261121T020000000Z-by_hand.partial';
  cpSync(join(share, cutOff), join(share, ofOthers), { recursive: true });
  const record = join(share, ofOthers, 'store.json');
  const theirs = readFileSync(record, 'utf8').replace(
    /"storeId": "[^"]+"/,
    `"storeId": "${crypto.randomUUID()}"`,
  );
  writeFileSync(record, theirs);
  const justBegun = '20261121T020000001Z-by_hand.partial';
  mkdirSync(join(share, justBegun));

  const whole = await copy();
  expect(readdirSync(share).toSorted()).toEqual([ofOthers, justBegun, whole]);
});
