import { expect, test } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { within } from '#main/platform/system/within.ts';
import { createHealth } from './health.ts';

function watching() {
  const clock = createFakeClock();
  const errors: unknown[] = [];
  const log = { info: () => {}, warn: () => {}, error: (...line: unknown[]) => void errors.push(line) };
  return { clock, errors, health: createHealth({ clock, log, within }) };
}

test('each component tells what was found, and the worst of it is the state of all', async () => {
  const { clock, health } = watching();
  health.register('disk', () => ({ finding: 'low', figures: { freeBytes: 7 } }));
  health.register('memory', async () => ({ finding: 'enough' }));
  expect(await health.check(['memory', 'disk'])).toEqual({
    state: 'warn',
    checkedAt: clock.now().toISOString(),
    tookMs: 0,
    components: [
      { component: 'memory', state: 'ok', finding: 'enough', figures: {} },
      { component: 'disk', state: 'warn', finding: 'low', figures: { freeBytes: 7 } },
    ],
    notChecked: [],
  });
  health.register('memory', () => ({ finding: 'large' }));
  health.register('disk', () => ({ finding: 'nearly_full' }));
  expect((await health.check()).state).toBe('fail');
});

test('what nobody registered, and what has nothing to look at now, is named as not checked', async () => {
  const { health } = watching();
  health.register('audit', () => null);
  const { state, components, notChecked } = await health.check(['audit', 'clock']);
  expect([state, components, notChecked]).toEqual(['ok', [], ['audit', 'clock']]);
});

test.each<[string, () => never | Promise<never>]>([
  [
    'throws',
    () => {
      throw new Error('canary');
    },
  ],
  ['fails later', () => Promise.reject(new Error('canary'))],
])('a probe that %s is a finding, is logged, and keeps no other from being told', async (_how, probe) => {
  const { errors, health } = watching();
  health.register('disk', probe);
  health.register('memory', () => ({ finding: 'enough' }));
  const report = await health.check(['disk', 'memory']);
  expect(report.state).toBe('warn');
  expect(report.components).toMatchObject([
    { component: 'disk', finding: 'not_told', state: 'warn' },
    { component: 'memory', finding: 'enough' },
  ]);
  expect(errors).toEqual([['health.probeFailed', new Error('canary'), { component: 'disk' }]]);
});

test('a probe that never answers is given up after 20 seconds, and is not asked again meanwhile', async () => {
  const { clock, health } = watching();
  let asked = 0;
  const { promise, resolve } = Promise.withResolvers<{ finding: 'kept' }>();
  health.register('key', () => {
    asked += 1;
    return promise;
  });
  const [first, second] = [health.check(['key']), health.check(['key'])];
  clock.advance(20_000);
  expect((await first).components).toMatchObject([{ finding: 'not_told', state: 'warn' }]);
  expect((await second).components).toMatchObject([{ finding: 'not_told' }]);
  const third = health.check(['key']);
  expect(asked).toBe(1);
  resolve({ finding: 'kept' });
  expect((await third).components).toMatchObject([{ finding: 'kept', state: 'ok' }]);
});

test('a probe can be taken away again, unless another took its place', async () => {
  const { health } = watching();
  const forget = health.register('disk', () => ({ finding: 'low' }));
  health.register('disk', () => ({ finding: 'enough' }));
  forget();
  expect((await health.check(['disk'])).components).toMatchObject([{ finding: 'enough' }]);
});
