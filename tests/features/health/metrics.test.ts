import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { health as operations } from '#features/health/contract.ts';
import { prometheusText, type Family } from '#features/health/main/prometheus.ts';
import { makePeople, makeWorld, passwordOf } from '#tests/support/make-world.ts';
import { startTestApp, type TestApp } from '#tests/support/start-test-app.ts';
import { parseExposition } from './parse-exposition.ts';

const machine = {
  memory: () => ({ residentBytes: 100, heapBytes: 40, availableBytes: 2 ** 30, totalBytes: 2 ** 33 }),
  uptimeMs: () => 90_500,
  takeEventLoopDelay: () => ({ p50Ms: 0, p99Ms: 7, maxMs: 12 }),
  stop: () => {},
};

/** A branch in which somebody signs in in vain, somebody imports, and somebody meets a limit. */
async function busyBranch(): Promise<TestApp> {
  const app = await startTestApp({ machine, policy: { limits: { retrieval: { max: 2, perSeconds: 60 } } } });
  await makePeople(app.as);
  await makeWorld(app.as).document();
  await app.window('stranger').call('accounts.signIn', { identifier: 'trainee', password: 'not it' });
  for (let n = 0; n < 4; n += 1)
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await app.window('trainee').call('library.search', { text: 'adjustment' });
  await app.window('nobody').call('library.search', { text: 'adjustment' });
  return app;
}
const metricsOf = async (app: TestApp) =>
  operations.metrics.output.parse(await app.as('admin', 'health.metrics'));

describe('the metrics', () => {
  test('tell calls, errors, sign-ins, limits by person, imports and retrievals', async () => {
    const app = await busyBranch();
    const measured = await metricsOf(app);
    expect(measured.operations.find(({ op }) => op === 'library.search')).toMatchObject({
      calls: 5,
      outcomes: { OK: 2, RATE_LIMITED: 2, UNAUTHENTICATED: 1 },
    });
    expect(measured.errors).toContainEqual({ code: 'RATE_LIMITED', count: 2 });
    expect(measured.errors).toContainEqual({ code: 'WRONG_CREDENTIALS', count: 1 });
    // Each of four people came in by a code.
    expect(measured.signIns).toEqual({ succeeded: 4, refused: 1 });
    expect([measured.imports, measured.retrievals]).toEqual([1, 2]);
    expect(measured.limitViolations).toMatchObject([{ person: { name: 'The trainee' }, count: 2 }]);
    expect(measured).toMatchObject({
      uptimeMs: 90_500,
      memory: machine.memory(),
      eventLoop: null,
      minutes: [],
    });
    app.clock.advance(60_000);
    const { minutes, eventLoop } = await metricsOf(app);
    expect(minutes).toHaveLength(1);
    expect(minutes[0]).toMatchObject({ imports: 1, retrievals: 2 });
    expect(eventLoop).toEqual({ p50Ms: 0, p99Ms: 7, maxMs: 12 });
  });

  test('count a fault that came to a reference number', async () => {
    const app = await busyBranch();
    await app.change((sql) => sql('DROP TABLE reports'));
    await app.window('trainee').call('reports.list');
    expect((await metricsOf(app)).errors).toContainEqual({ code: 'UNAVAILABLE', count: 1 });
  });
});

describe('the text for Prometheus', () => {
  const textOf = async (app: TestApp) => {
    const { content } = operations.prometheus.output.parse(await app.as('admin', 'health.prometheus'));
    return new TextDecoder().decode(content);
  };

  test('is read by a strict reader, in base units, and names nobody', async () => {
    const app = await busyBranch();
    app.clock.advance(600_000);
    const text = await textOf(app);
    const families = parseExposition(text);
    for (const [name, { type, help }] of families) {
      expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
      expect(name).not.toMatch(/_ms$|_milliseconds|_mb$/u);
      expect(help).toMatch(/\.$/u);
    }
    const value = (family: string, labels: Record<string, string> = {}) =>
      families
        .get(family)
        ?.samples.find((one) => Object.entries(labels).every(([key, text]) => one.labels[key] === text))
        ?.value;
    expect(value('drillroom_operations_total', { operation: 'library.search', outcome: 'OK' })).toBe(2);
    expect(value('drillroom_sign_ins_total', { outcome: 'refused' })).toBe(1);
    expect(value('drillroom_uptime_seconds')).toBe(90.5);
    expect(value('drillroom_event_loop_delay_seconds', { quantile: '0.99' })).toBe(0.007);
    expect(value('drillroom_health_state', { component: 'store' })).toBe(0);
    expect(value('drillroom_build_info', { version: '0.0.0-test' })).toBe(1);
    expect(value('drillroom_job_last_run_timestamp_seconds', { job: 'steadyClock' })).toBe(
      app.clock.now().getTime() / 1000,
    );
    const count = families
      .get('drillroom_operation_duration_seconds')
      ?.samples.find((one) => one.name.endsWith('_count') && one.labels['operation'] === 'library.search');
    expect(count?.value).toBe(5);
    for (const word of ['The trainee', 'trainee"', passwordOf('trainee'), 'adjustment', 'PC-17', 'petra'])
      expect(text).not.toContain(word);
  });

  test('keeps whatever stands in a label or a help, and every number', () => {
    const texts = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed().replaceAll('\r', ''));
    const oneLine = texts.map((text) => text.replaceAll(/[\u2028\u2029]/gu, ''));
    fc.assert(
      fc.property(oneLine, oneLine, fc.double(), (help, text, value) => {
        const family: Family = {
          name: 'a_total',
          help,
          type: 'counter',
          samples: [{ value, labels: { b: text } }],
        };
        const found = parseExposition(prometheusText([family])).get('a_total');
        expect(found?.help).toBe(help);
        expect(found?.samples[0]?.labels).toEqual({ b: text });
        expect(found?.samples[0]?.value).toBe(Object.is(value, -0) ? 0 : value);
      }),
      { numRuns: 300, seed: 20_261_121 },
    );
  });

  test('leaves out a family of which nothing is known', () => {
    expect(prometheusText([{ name: 'a', help: 'A.', type: 'gauge', samples: [] }])).toBe('');
  });

  test.each([
    ['a sample without its family', 'a 1\n', 'A sample of no family'],
    ['a family twice', '# HELP a A\n# TYPE a gauge\na 1\n# HELP a A\n', 'a stands twice'],
    ['a sample twice', '# HELP a A\n# TYPE a gauge\na 1\na 2\n', 'A sample stands twice'],
    ['a line that does not end', '# HELP a A\n# TYPE a gauge\na 1', 'The last line does not end'],
    ['an open label', '# HELP a A\n# TYPE a gauge\na{b="c} 1\n', 'No labels'],
    ['no number', '# HELP a A\n# TYPE a gauge\na x\n', 'No value'],
  ])('the reader of these tests refuses %s', (_what, text, reason) => {
    expect(() => parseExposition(text)).toThrow(reason);
  });
});
