import { beforeEach, expect, test } from 'vitest';
import { createFakeClock, type FakeClock } from '#tests/support/fake-clock.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSettings } from './settings.ts';

const minute = 60_000;
const hour = 60 * minute;

let clock: FakeClock;
let changed: string[];
let sessions: Sessions;
const at = (windowId: string) => sessions.of({ windowId });
const who = (windowId: string) => [at(windowId).accountId, at(windowId).locked];

beforeEach(() => {
  clock = createFakeClock('2026-11-20T09:00:00.000Z');
  changed = [];
  let made = 0;
  sessions = createSessions({
    clock,
    ids: { next: () => `session-${(made += 1)}` },
    settings: createSettings(),
    changed: (windowId) => void changed.push(windowId),
  });
});

test('nobody is at a window to begin with, and there is nothing that could be changed', () => {
  const { id, accountId, locked, keptId, owes } = at('a');
  expect({ id, accountId, locked, keptId, owes }).toEqual({
    id: null,
    accountId: null,
    locked: false,
    keptId: null,
    owes: [],
  });
  at('a').end();
  at('a').setLocked(true);
  at('a').touch();
  sessions.forget('a');
  expect([changed, sessions.windows(), sessions.idleWindows()]).toEqual([[], [], []]);
});

test('a sign-in is as it was begun, and its window is told', () => {
  at('a').begin('ama');
  expect(sessions.listOf('ama')).toEqual([
    {
      windowId: 'a',
      id: 'session-1',
      isKept: false,
      isLocked: false,
      startedAt: new Date('2026-11-20T09:00:00.000Z'),
      lastActiveAt: new Date('2026-11-20T09:00:00.000Z'),
    },
  ]);
  at('b').begin('kofi', { id: 'kept', isKept: true, locked: true, owes: ['notice'] });
  const { id, accountId, locked, keptId, owes } = at('b');
  expect({ id, accountId, locked, keptId, owes }).toEqual({
    id: 'kept',
    accountId: 'kofi',
    locked: true,
    keptId: 'kept',
    owes: ['notice'],
  });
  expect([at('a').owes, at('a').keptId]).toEqual([[], null]);
  expect(changed).toEqual(['a', 'b']);
});

test('a password counts as given for ten minutes, then it is asked for again; a lock that is taken off counts anew', () => {
  expect(at('a').isProven).toBe(false);
  at('a').prove();
  at('a').begin('ama');
  at('b').begin('kofi', { isUnproven: true });
  expect([at('a').isProven, at('b').isProven]).toEqual([true, false]);
  clock.advance(10 * minute - 1);
  expect(at('a').isProven).toBe(true);
  clock.advance(1);
  expect(at('a').isProven).toBe(false);
  at('b').prove();
  expect([at('a').isProven, at('b').isProven]).toEqual([false, true]);
  expect(sessions.listOf('kofi')).toMatchObject([{ lastActiveAt: clock.now() }]);
  at('a').setLocked(true);
  expect(at('a').isProven).toBe(false);
  at('a').setLocked(false);
  expect(at('a').isProven).toBe(true);
});

test('at a window that somebody has left nobody is present, nor idle', () => {
  at('a').begin('ama');
  at('a').end();
  clock.advance(hour);
  expect([sessions.isPresent('ama'), sessions.idleWindows(), sessions.endOver()]).toEqual([false, [], []]);
});

test('a sign-in that begins late lasts as long as one that begins early', () => {
  clock.advance(20 * hour);
  at('a').begin('ama');
  clock.advance(9 * hour);
  expect(who('a')).toEqual(['ama', false]);
});

test('a sign-in lasts ten hours, or as long as it was said to, whatever is done to the clock', () => {
  at('a').begin('ama');
  at('b').begin('kofi', { lastsMs: 1000 });
  clock.setWall('2031-01-01T00:00:00.000Z');
  clock.advance(999);
  expect(who('b')).toEqual(['kofi', false]);
  clock.advance(1);
  expect(who('b')).toEqual([null, false]);
  clock.advance(10 * hour - 1001);
  expect(who('a')).toEqual(['ama', false]);
  clock.advance(1);
  expect(who('a')).toEqual([null, false]);
  expect([sessions.windows(), sessions.listOf('ama')]).toEqual([[], []]);
});

test('what is over is ended once, with whose it was, also where it is parked', () => {
  at('a').begin('ama', { lastsMs: 1000, locked: true });
  at('a').begin('kofi', { lastsMs: 2000 });
  at('b').begin('yaw');
  expect(sessions.endOver()).toEqual([]);
  clock.advance(1000);
  expect(sessions.endOver()).toEqual(['ama']);
  expect(who('a')).toEqual(['kofi', false]);
  clock.advance(1000);
  changed = [];
  expect(sessions.endOver()).toEqual(['kofi']);
  expect(changed).toEqual(['a']);
  expect(sessions.endOver()).toEqual([]);
  expect(who('b')).toEqual(['yaw', false]);
});

test('a lock is put on and taken off once, and its window is told each time', () => {
  at('a').begin('ama');
  changed = [];
  at('a').setLocked(false);
  expect(changed).toEqual([]);
  at('a').setLocked(true);
  at('a').setLocked(true);
  expect([who('a'), changed]).toEqual([['ama', true], ['a']]);
  at('a').setLocked(false);
  expect([who('a'), changed]).toEqual([
    ['ama', false],
    ['a', 'a'],
  ]);
});

test('a window is idle half an hour after the last sign of a person', () => {
  at('a').begin('ama');
  clock.advance(20 * minute);
  at('a').touch();
  expect(sessions.listOf('ama')).toMatchObject([{ lastActiveAt: new Date('2026-11-20T09:20:00.000Z') }]);
  clock.advance(30 * minute - 1);
  expect(sessions.idleWindows()).toEqual([]);
  clock.advance(1);
  expect(sessions.idleWindows()).toEqual(['a']);
  at('a').setLocked(true);
  expect(sessions.idleWindows()).toEqual([]);
});

test('to unlock is a sign of a person, and to lock is none', () => {
  at('a').begin('ama');
  clock.advance(20 * minute);
  at('a').setLocked(true);
  expect(sessions.listOf('ama')).toMatchObject([{ lastActiveAt: new Date('2026-11-20T09:00:00.000Z') }]);
  at('a').setLocked(false);
  clock.advance(20 * minute);
  expect(sessions.idleWindows()).toEqual([]);
});

test('who signs in over a lock leaves the locked one there until its person comes back', () => {
  at('a').begin('ama');
  at('a').setLocked(true);
  at('a').begin('kofi');
  expect(who('a')).toEqual(['kofi', false]);
  expect(sessions.listOf('ama')).toMatchObject([{ id: 'session-1', isLocked: true, windowId: 'a' }]);
  at('a').setLocked(true);
  at('a').begin('ama');
  expect(sessions.listOf('ama').map(({ id }) => id)).toEqual(['session-3']);
  expect(sessions.listOf('kofi').map(({ id }) => id)).toEqual(['session-2']);
});

test('who signs in over somebody who did not lock ends that sign-in', () => {
  at('a').begin('ama');
  at('a').begin('kofi');
  expect(sessions.listOf('ama')).toEqual([]);
});

test('a person is present where they are signed in and have not locked', () => {
  expect(sessions.isPresent('ama')).toBe(false);
  at('a').begin('ama');
  at('b').begin('kofi');
  expect([sessions.isPresent('ama'), sessions.isPresent('kofi'), sessions.isPresent('yaw')]).toEqual([
    true,
    true,
    false,
  ]);
  at('a').setLocked(true);
  expect(sessions.isPresent('ama')).toBe(false);
  at('c').begin('ama');
  expect(sessions.isPresent('ama')).toBe(true);
  expect(sessions.windows()).toEqual(['a', 'b', 'c']);
});

test('one sign-in is ended by its id, and by nobody else’s', () => {
  at('a').begin('ama');
  at('b').begin('ama');
  at('c').begin('kofi');
  changed = [];
  expect(sessions.endById('kofi', 'session-1')).toBe(false);
  expect(sessions.endById('ama', 'session-9')).toBe(false);
  expect(changed).toEqual([]);
  expect(sessions.endById('ama', 'session-1')).toBe(true);
  expect([who('a'), who('b'), who('c'), changed]).toEqual([
    [null, false],
    ['ama', false],
    ['kofi', false],
    ['a'],
  ]);
});

test('all sign-ins of a person are ended, parked ones too, but the one that is to stay', () => {
  at('a').begin('ama', { locked: true });
  at('a').begin('kofi');
  at('b').begin('ama');
  at('c').begin('ama');
  sessions.endAllOf('ama', 'session-4');
  expect(sessions.listOf('ama').map(({ id }) => id)).toEqual(['session-4']);
  sessions.endAllOf('ama');
  expect(sessions.listOf('ama')).toEqual([]);
  expect(who('a')).toEqual(['kofi', false]);
});

test('with a window goes who is at it and who is parked there', () => {
  at('a').begin('ama', { locked: true });
  at('a').begin('kofi');
  changed = [];
  sessions.forget('a');
  expect([changed, who('a'), sessions.listOf('ama'), sessions.windows()]).toEqual([
    ['a'],
    [null, false],
    [],
    [],
  ]);
});

test('with the store go all, each window told', () => {
  at('a').begin('ama', { locked: true });
  at('a').begin('kofi');
  at('b').begin('ama');
  changed = [];
  sessions.endAll();
  expect(changed).toEqual(['a', 'b']);
  expect([sessions.listOf('ama'), sessions.listOf('kofi'), sessions.windows()]).toEqual([[], [], []]);
});

test('a sign-in that was ended is told once', () => {
  at('a').begin('ama');
  changed = [];
  at('a').end();
  at('a').end();
  expect(changed).toEqual(['a']);
});
