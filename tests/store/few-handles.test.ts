import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startChild } from './child-process.ts';
import { notesMigrations } from './notes-store.ts';

const withFewHandles = ['bash', '-c', 'ulimit -n 128; exec "$@"', 'bash'];
/** With so many a store opens, whatever the version of the driver. */
const most = 24;

test('a store that opens in a process with too few file handles is to blame for nothing, and opens once there are enough', async () => {
  const folder = temporaryFolder();
  const args = [join(folder, 'data'), notesMigrations(folder), join(folder, 'store.key'), String(most)];
  const child = startChild('spend-handles.ts', args, withFewHandles);
  const [first, ...answers]: unknown[] = JSON.parse((await child.line()) ?? '[]');
  expect(first).toBe('ok');
  const enough = answers.indexOf('ok');
  expect(enough).toBeGreaterThan(3);
  expect(new Set(answers.slice(0, enough))).toEqual(new Set(['not_opened']));
  expect(new Set(answers.slice(enough))).toEqual(new Set(['ok']));
});
