import { expect, test } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { createJobs } from './jobs.ts';

function working() {
  const clock = createFakeClock();
  const errors: unknown[] = [];
  const log = { info: () => {}, warn: () => {}, error: (...line: unknown[]) => void errors.push(line) };
  return { clock, errors, jobs: createJobs({ clock, log }) };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a job runs each time that its time has come, until the jobs are stopped', () => {
  const { clock, jobs } = working();
  let runs = 0;
  jobs.every('count', 1000, () => void (runs += 1));
  jobs.every('count too', 1000, () => void (runs += 10));
  clock.advance(2500);
  expect(runs).toBe(22);
  jobs.stop();
  clock.advance(5000);
  expect(runs).toBe(22);
});

test('a job that is still at it when its time comes again is left to it', async () => {
  const { clock, jobs, errors } = working();
  let begun = 0;
  const ends: (() => void)[] = [];
  jobs.every('slow', 1000, () => {
    begun += 1;
    return new Promise<void>((resolve) => ends.push(resolve));
  });
  let others = 0;
  jobs.every('other', 1000, () => void (others += 1));
  clock.advance(3000);
  expect([begun, others]).toEqual([1, 3]);
  ends[0]?.();
  await settled();
  clock.advance(1000);
  expect(begun).toBe(2);
  expect(errors).toEqual([]);
});

test.each<[string, (error: Error) => void | Promise<void>]>([
  [
    'throws',
    (error) => {
      throw error;
    },
  ],
  [
    'fails later',
    async (error) => {
      throw error;
    },
  ],
])('a job that %s is logged by its name, and has its next turn', async (_how, fail) => {
  const { clock, jobs, errors } = working();
  const error = new Error('The disk is full.');
  let runs = 0;
  jobs.every('tidy', 1000, () => {
    runs += 1;
    return fail(error);
  });
  clock.advance(1000);
  await settled();
  clock.advance(1000);
  await settled();
  expect(runs).toBe(2);
  expect(errors).toEqual([
    ['job.failed', error, { job: 'tidy' }],
    ['job.failed', error, { job: 'tidy' }],
  ]);
});

test('each job tells when it ran last, and what became of it', async () => {
  const { clock, jobs } = working();
  let isFull = true;
  jobs.every('tidy', 1000, async () => {
    if (isFull) throw new Error('The disk is full.');
  });
  jobs.every('count', 60_000, () => {});
  const never = { lastRunAt: null, lastFailedAt: null, failures: 0, isFailing: false };
  expect(jobs.report()).toEqual([
    { name: 'tidy', everyMs: 1000, ...never },
    { name: 'count', everyMs: 60_000, ...never },
  ]);
  clock.advance(1000);
  const failedAt = clock.now().toISOString();
  await settled();
  expect(jobs.report()[0]).toMatchObject({
    lastRunAt: failedAt,
    lastFailedAt: failedAt,
    failures: 1,
    isFailing: true,
  });
  isFull = false;
  clock.advance(1000);
  await settled();
  expect(jobs.report()[0]).toMatchObject({
    lastRunAt: clock.now().toISOString(),
    lastFailedAt: failedAt,
    failures: 1,
    isFailing: false,
  });
});

test('long work is told when the jobs are stopped, and to end because of that is no failure', async () => {
  const { clock, jobs, errors } = working();
  const untilStopped = (signal: AbortSignal): Promise<void> =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  jobs.every('long', 1000, untilStopped);
  jobs.every('failing', 1000, async (signal) => {
    await untilStopped(signal).catch(() => undefined);
    throw new Error('The disk is full.');
  });
  clock.advance(1000);
  jobs.stop();
  await settled();
  expect(jobs.report().map(({ name, failures }) => [name, failures])).toEqual([
    ['long', 0],
    ['failing', 1],
  ]);
  expect(errors).toEqual([['job.failed', new Error('The disk is full.'), { job: 'failing' }]]);
});
