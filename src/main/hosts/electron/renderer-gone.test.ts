import { expect, test } from 'vitest';
import { afterRendererGone } from './renderer-gone.ts';

test.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'memory-eviction'])(
  'after %s the window comes back',
  (reason) => {
    expect(afterRendererGone(reason, [], 1000)).toBe('reload');
  },
);

test('a page that ended by itself needs nothing', () => {
  expect(afterRendererGone('clean-exit', [], 1000)).toBe('nothing');
});

test.each(['launch-failed', 'integrity-failure'])('after %s another try is of no use', (reason) => {
  expect(afterRendererGone(reason, [], 1000)).toBe('close');
});

test('the third crash within a minute ends it, older ones do not count', () => {
  expect(afterRendererGone('crashed', [1000, 2000], 60_999)).toBe('close');
  expect(afterRendererGone('crashed', [1000, 2000], 62_000)).toBe('reload');
});
