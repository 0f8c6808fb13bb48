import { beforeEach, expect, test } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { createSessions, type WindowSession } from '../sessions.ts';
import { createSettings } from '../settings.ts';
import { noteReplaced } from './note-replaced.ts';

let session: WindowSession;
let rows: unknown[];
const noted = (enter: () => void): unknown[] => {
  noteReplaced(session, { record: (row) => void rows.push(row) }, enter);
  return rows;
};

beforeEach(() => {
  let made = 0;
  const ids = { next: () => `session-${(made += 1)}` };
  const settings = createSettings();
  const sessions = createSessions({ clock: createFakeClock(), ids, settings, changed: () => {} });
  session = sessions.of({ windowId: 'window' });
  rows = [];
});

test('whoever comes in over an open session ends it, and is named with whose it was', () => {
  session.begin('petra');
  expect(noted(() => session.begin('ama'))).toEqual([
    {
      action: 'session.replaced',
      actorId: 'ama',
      subjectId: 'petra',
      subjectType: 'account',
      outcome: 'done',
    },
  ]);
});

test('their own earlier session is one as well', () => {
  session.begin('petra');
  expect(noted(() => session.begin('petra'))).toHaveLength(1);
});

test.each<[string, () => void, () => void]>([
  ['nobody was there', () => {}, () => session.begin('ama')],
  [
    'the one that was there is locked, and goes on later',
    () => {
      session.begin('petra');
      session.setLocked(true);
    },
    () => session.begin('ama'),
  ],
  ['nobody came in', () => session.begin('petra'), () => {}],
  ['whoever was there has left', () => session.begin('petra'), () => session.end()],
])('nothing is told where %s', (_what, before, enter) => {
  before();
  expect(noted(enter)).toEqual([]);
});
