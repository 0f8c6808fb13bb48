import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareVersions } from '../../scripts/electron-support.ts';
import { projectRoot } from '../../scripts/project-root.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(join(projectRoot, file), 'utf8')) as T;
const pinned = read<{ devDependencies: { electron: string } }>('package.json').devDependencies.electron;

/**
 * Advisories of Electron that concern an app like this, each with a release that mended it. All of them were published
 * (the last on 5 August 2026) before the first release of the line that is pinned (45.0.0, 21 October 2026).
 */
const advisories = [
  ['CVE-2018-1000006, arguments by a protocol', '1.7.11'],
  ['CVE-2025-55305, a snapshot put in the place of another', '35.7.5'],
  ['CVE-2026-34765, the name of a window taken over', '40.8.5'],
  ['CVE-2026-34769, switches by a preference of a window', '41.0.0'],
  ['CVE-2026-34776, a read out of bounds at a second start', '41.0.0'],
  ['CVE-2026-34777, a wrong origin asked for a permission', '41.0.0'],
  ['CVE-2026-34778, answers forged by a service worker', '41.0.0'],
  ['CVE-2026-70601, functions of the bridge taken over', '39.8.9'],
  ['CVE-2026-70602, tabs of another session', '42.0.0'],
  ['CVE-2026-70603, a path cut by a NUL', '42.0.0'],
  ['CVE-2026-70604, answers of a scheme read from elsewhere', '42.0.0'],
  ['CVE-2026-70608, pop-ups out of a sandboxed frame', '42.0.1'],
] as const;

test.each(advisories)('Electron is newer than %s (%s)', (_advisory, mended) => {
  expect(compareVersions(pinned, mended)).toBeGreaterThanOrEqual(0);
});

test('one version is pinned, and it is the one that is installed and locked', () => {
  expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
  expect(read<{ version: string }>('node_modules/electron/package.json').version).toBe(pinned);
  const lock = read<{ packages: Record<string, { version: string }> }>('package-lock.json');
  expect(lock.packages['node_modules/electron']?.version).toBe(pinned);
});
