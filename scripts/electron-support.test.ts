import { expect, test } from 'vitest';
import { compareVersions, electronFindings } from './electron-support.ts';

const published = {
  created: '2013-01-01T00:00:00Z',
  '42.9.0': '2026-08-01T00:00:00Z',
  '43.9.0': '2026-10-01T00:00:00Z',
  '44.11.5': '2026-11-19T00:00:00Z',
  '45.0.0': '2026-10-21T00:00:00Z',
  '45.4.0': '2026-11-05T00:00:00Z',
  '45.4.1': '2026-11-19T00:00:00Z',
  '46.0.0-beta.1': '2026-11-18T00:00:00Z',
};
const now = new Date('2026-11-21T00:00:00Z');
const findings = (pinned: string): readonly string[] => electronFindings(pinned, published, now);

test('the newest release of a line that is mended may be shipped, and so may one that was overtaken days ago', () => {
  for (const pinned of ['45.4.1', '45.4.0', '44.11.5', '43.9.0']) expect(findings(pinned)).toEqual([]);
});

test('a line that nobody mends may not, and a beta of the next does not count as a line', () => {
  expect(findings('42.9.0')).toEqual([expect.stringContaining('supported are 45, 44, 43') as string]);
});

test('a release that was overtaken weeks ago may not', () => {
  expect(findings('45.0.0')).toEqual([expect.stringContaining('45.4.0 has been out') as string]);
});

test('a version that was never published may not', () => {
  expect(findings('45.4.9')).toEqual([expect.stringContaining('not among') as string]);
  expect(findings('46.0.0-beta.1')).toHaveLength(1);
});

test('versions are compared by number', () => {
  expect(compareVersions('45.10.0', '45.9.9')).toBeGreaterThan(0);
  expect(compareVersions('9.0.0', '10.0.0')).toBeLessThan(0);
  expect(compareVersions('45.4.1', '45.4.1')).toBe(0);
});
