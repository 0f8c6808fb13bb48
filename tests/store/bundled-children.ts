import { chmodSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleForNode } from '../../scripts/bundle-for-node.ts';
import { projectRoot } from '../../scripts/project-root.ts';

let folder: string | null = null;

/**
 * Bundles `children/` once for all files of a run: some hundred of them are started, and from TypeScript each takes most of
 * a second of the processor until it works, bundled a fifth of that.
 */
export async function setup(): Promise<void> {
  const out = join(projectRoot, 'out');
  mkdirSync(out, { recursive: true });
  folder = mkdtempSync(join(out, 'children-'));
  // Some are started as another user.
  chmodSync(folder, 0o755);
  const names = globSync('*.ts', { cwd: join(import.meta.dirname, 'children') });
  await bundleForNode(folder, {
    input: Object.fromEntries(
      names.map((name) => [name.replace(/\.ts$/, ''), join(import.meta.dirname, 'children', name)]),
    ),
    // As deep below the project as `tests/support`: pieces of it look for the project's files from where they lie.
    chunkFileNames: '[name]-[hash].js',
  });
  process.env['DRILLROOM_TEST_CHILDREN'] = folder;
}

export function teardown(): void {
  if (folder !== null) rmSync(folder, { recursive: true });
  folder = null;
}
