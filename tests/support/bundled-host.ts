import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHost } from '../../scripts/bundle-host.ts';
import { projectRoot } from '../../scripts/project-root.ts';

let folder: string | null = null;

/** Bundles the headless host and the threads once for all files of a run: started from TypeScript they take many times as long. */
export async function setup(): Promise<void> {
  if (process.env['DRILLROOM_TEST_HOST'] !== undefined) return;
  const out = join(projectRoot, 'out');
  mkdirSync(out, { recursive: true });
  folder = mkdtempSync(join(out, 'host-'));
  await bundleHost(folder);
  process.env['DRILLROOM_TEST_HOST'] = folder;
}

export function teardown(): void {
  if (folder !== null) rmSync(folder, { recursive: true });
  folder = null;
}
