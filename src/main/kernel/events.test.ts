import { expect, test } from 'vitest';
import type { Push } from '#contract/bridge.ts';
import { createEvents } from './events.ts';

const push: Push = { event: 'invalidated', ops: ['reports.list'] };

function listening() {
  const errors: unknown[] = [];
  const heard: unknown[] = [];
  const events = createEvents({
    info: () => {},
    warn: () => {},
    error: (...line) => void errors.push(line),
  });
  return { events, errors, heard, hear: (...what: unknown[]) => void heard.push(what) };
}

test('every listener hears what is announced, and for which window, until it stops', () => {
  const { events, heard, hear } = listening();
  const stop = events.listen((...what) => hear('first', ...what));
  events.listen((...what) => hear('second', ...what));
  events.push('window', push);
  stop();
  events.push(null, push);
  expect(heard).toEqual([
    ['first', 'window', push],
    ['second', 'window', push],
    ['second', null, push],
  ]);
});

test('a listener that throws is logged, and the others hear all the same', () => {
  const { events, errors, heard, hear } = listening();
  const error = new Error('The window is gone.');
  events.listen(() => {
    throw error;
  });
  events.listen(hear);
  events.push(null, push);
  expect(heard).toEqual([[null, push]]);
  expect(errors).toEqual([['event.listenerFailed', error, { event: 'invalidated' }]]);
});
