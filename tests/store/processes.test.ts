import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#main/platform/db/open-store.ts';
import { childPorts } from './children/child-ports.ts';
import { startChild } from './child-process.ts';
import { allNotes, notesMigrations } from './notes-store.ts';
import { opened } from './store-ports.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const place = (): { args: [string, string, string]; ports: () => ReturnType<typeof childPorts> } => {
  const folder = temporaryFolder();
  const args: [string, string, string] = [
    join(folder, 'data'),
    notesMigrations(folder),
    join(folder, 'store.key'),
  ];
  return { args, ports: () => childPorts(...args) };
};

test('a second process is told who holds the store, and has it as soon as the first is killed', async () => {
  const { args, ports } = place();
  const first = startChild('open-and-hold.ts', args);
  expect(JSON.parse((await first.line()) ?? '')).toMatchObject({ state: 'ok' });

  const second = startChild('open-and-hold.ts', args);
  expect(JSON.parse((await second.line()) ?? '')).toEqual({
    state: 'locked',
    cause: null,
    reason: 'Another process has the store open.',
    holder: `Child process ${first.process.pid}`,
  });

  first.process.kill('SIGKILL');
  await first.ended();
  expect((await opened(ports())).store.id).toMatch(/-7/);
});

test('a store that this process has open is locked for this process too', async () => {
  const { args, ports } = place();
  const { store } = await opened(ports());
  expect(await openStore(ports())).toMatchObject({ state: 'locked' });
  const other = startChild('open-and-hold.ts', args);
  expect(JSON.parse((await other.line()) ?? '')).toMatchObject({ state: 'locked' });
  await store.close();
  expect(await opened(ports())).toMatchObject({ state: 'ok' });
});

// Each cycle starts a process, which takes seconds on a busy machine.
test(
  'kill -9 at any moment loses no acknowledged commit and leaves none half-written',
  { timeout: 240_000 },
  async () => {
    const { args, ports } = place();
    let acknowledged = 0;
    for (let cycle = 0; cycle < 24; cycle += 1) {
      const child = startChild('write-notes.ts', args);
      // Another number of commits each time, so that the kill falls into other moments of the log's life.
      const wanted = 1 + ((cycle * 7) % 23);
      for (let heard = 0; heard < wanted; heard += 1) acknowledged = Number(await child.line());
      child.process.kill('SIGKILL');
      for (let line = await child.line(); line !== null; line = await child.line())
        acknowledged = Number(line);
      await child.ended();

      const { store } = await opened(ports());
      const found = allNotes(store);
      expect(found).toEqual(Array.from(found, (_, index) => index + 1));
      expect(found.length).toBeGreaterThanOrEqual(acknowledged);
      expect(found.length).toBeLessThanOrEqual(acknowledged + 1);
      await store.close();
      acknowledged = found.length;
    }
    expect(acknowledged).toBeGreaterThan(200);
  },
);
