import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { createFileLog } from './file-log.ts';

const clock = { now: () => new Date('2026-01-02T03:04:05.678Z') };
const newFolder = (): string => path.join(temporaryFolder(), 'logs');
const linesOf = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

test('everything stands in app.log, errors in error.log too, one JSON object a line', () => {
  const folder = newFolder();
  const log = createFileLog({ folder, root: '/program', clock });
  log.info('started', { version: '1', text: 'two\nlines %s %d' });
  log.warn('odd', { n: 1, gone: undefined });
  log.error('failed', Object.assign(new RangeError('Anna said so'), { code: 'E_ODD' }), { op: 'a.b' });
  const at = '2026-01-02T03:04:05.678Z';
  const error = {
    at,
    level: 'error',
    event: 'failed',
    op: 'a.b',
    error: { name: 'RangeError', code: 'E_ODD', frames: [] },
  };
  expect(linesOf(path.join(folder, 'app.log'))).toEqual([
    { at, level: 'info', event: 'started', version: '1', text: 'two\nlines %s %d' },
    { at, level: 'warn', event: 'odd', n: 1 },
    error,
  ]);
  expect(linesOf(path.join(folder, 'error.log'))).toEqual([error]);
});

test('no field can take the place of the time, the level or the event', () => {
  const folder = newFolder();
  createFileLog({ folder, root: '/program', clock }).warn('odd', { at: 'x', level: 'info', event: 'fine' });
  expect(linesOf(path.join(folder, 'app.log'))).toEqual([
    { at: '2026-01-02T03:04:05.678Z', level: 'warn', event: 'odd' },
  ]);
});

test('only the owner may read it', () => {
  const folder = newFolder();
  createFileLog({ folder, root: '/program', clock }).info('x');
  expect(statSync(path.join(folder, 'app.log')).mode & 0o077).toBe(0);
});

test('five files are kept, none much larger than its limit', () => {
  const folder = newFolder();
  const log = createFileLog({ folder, root: '/program', clock, maxFileBytes: 1000 });
  for (let n = 0; n < 200; n++) log.info('filler', { n, text: 'x'.repeat(100) });
  expect(readdirSync(folder).toSorted()).toEqual([
    'app.1.log',
    'app.2.log',
    'app.3.log',
    'app.4.log',
    'app.log',
  ]);
  for (const file of readdirSync(folder)) expect(statSync(path.join(folder, file)).size).toBeLessThan(1300);
  const last = linesOf(path.join(folder, 'app.log')).at(-1);
  expect(last).toMatchObject({ n: 199 });
});
