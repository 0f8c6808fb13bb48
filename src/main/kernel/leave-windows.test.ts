import { beforeEach, expect, test } from 'vitest';
import { createFakeClock, type FakeClock } from '#tests/support/fake-clock.ts';
import { createLeaveWindows } from './leave-windows.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSettings } from './settings.ts';
import { createTurns, type Turns } from './turns.ts';

const minute = 60_000;

let clock: FakeClock;
let sessions: Sessions;
let turns: Turns;
let rows: unknown[];
let leave: ReturnType<typeof createLeaveWindows>;
const at = (windowId: string) => sessions.of({ windowId });
const who = (windowId: string) => [at(windowId).accountId, at(windowId).locked];
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  clock = createFakeClock();
  turns = createTurns();
  rows = [];
  let made = 0;
  sessions = createSessions({
    clock,
    ids: { next: () => `s${(made += 1)}` },
    settings: createSettings(),
    changed: () => {},
  });
  leave = createLeaveWindows({
    sessions,
    turns,
    trail: { record: (row) => void rows.push(row), settle: () => {} },
  });
});

const lockedBy = (actorId: string, by: string) => ({
  action: 'session.locked',
  actorId,
  outcome: 'done',
  details: { by },
});

test('when the system locks, so does every window, each once and on record', () => {
  at('a').begin('ama');
  at('b').begin('kofi', { locked: true });
  at('c').begin('yaw');
  at('c').end();
  leave.lockAll();
  leave.lockAll();
  expect([who('a'), who('b'), who('c')]).toEqual([
    ['ama', true],
    ['kofi', true],
    [null, false],
  ]);
  expect(rows).toEqual([lockedBy('ama', 'system')]);
});

test('a sign-in that is being checked when the system locks does not undo that', async () => {
  let letIn = (): void => {};
  const entering = turns.take('a', 'enters', async () => {
    await new Promise<void>((resolve) => (letIn = resolve));
    at('a').begin('ama');
  });
  leave.lockAll();
  expect(rows).toEqual([]);
  letIn();
  await entering;
  await settled();
  expect([who('a'), rows]).toEqual([['ama', true], [lockedBy('ama', 'system')]]);
});

test('a window at which nobody is changes nothing later', async () => {
  at('a').begin('ama');
  leave.lockAll();
  at('a').setLocked(false);
  await settled();
  expect(who('a')).toEqual(['ama', false]);
});

test('a window that goes takes its sign-in along, also one that is being checked', async () => {
  at('a').begin('ama');
  leave.closed('a');
  expect(who('a')).toEqual([null, false]);
  const entering = turns.take('b', 'enters', async () => {
    await settled();
    at('b').begin('kofi');
  });
  leave.closed('b');
  await entering;
  await settled();
  expect([who('b'), sessions.windows(), rows]).toEqual([[null, false], [], []]);
});

test('a window at which nobody is any more locks, and what has lasted as long as it may ends', () => {
  at('a').begin('ama');
  at('b').begin('kofi', { lastsMs: 40 * minute });
  clock.advance(20 * minute);
  at('b').touch();
  clock.advance(10 * minute);
  leave.lockIdle();
  leave.lockIdle();
  expect([who('a'), who('b'), rows]).toEqual([['ama', true], ['kofi', false], [lockedBy('ama', 'idle')]]);
  clock.advance(10 * minute);
  leave.lockIdle();
  expect(who('b')).toEqual([null, false]);
  expect(rows.slice(1)).toEqual([{ action: 'session.expired', actorId: 'kofi', outcome: 'done' }]);
});
