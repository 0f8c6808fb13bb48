import { expect, test } from 'vitest';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { createSettings } from '../settings.ts';
import { createSessions } from '../sessions.ts';
import { createWindowRefusals } from './window-refusals.ts';

test('what a page tries over and over is one row for each kind and each person at the window', () => {
  const rows: unknown[] = [];
  const sessions = createSessions({
    clock: createFakeClock(),
    ids: systemIds,
    settings: createSettings(),
    changed: () => {},
  });
  const refused = createWindowRefusals({
    sessions,
    trail: {
      record: ({ action, outcome, actorId, details }) => void rows.push([action, outcome, actorId, details]),
    },
  });
  const tryIt = (): void => {
    for (let n = 0; n < 1000; n++) refused('w-one', 'window');
    refused('w-one', 'frame');
  };
  tryIt();
  sessions.of({ windowId: 'w-one' }).begin('anna');
  tryIt();
  sessions.of({ windowId: 'w-one' }).end();
  sessions.of({ windowId: 'w-one' }).begin('ben');
  tryIt();
  sessions.of({ windowId: 'w-one' }).setLocked(true);
  tryIt();
  const whose = [[null], ['anna'], ['ben'], [null, { lockedWindowOf: 'ben' }]] as const;
  expect(rows).toEqual(
    whose.flatMap(([actor, lock]) => [
      ['window.refused', 'refused', actor, { what: 'window', ...lock }],
      ['window.refused', 'refused', actor, { what: 'frame', ...lock }],
    ]),
  );
});
