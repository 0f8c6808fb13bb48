import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { windowPlugins } from '../../electron.vite.config.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Builds the window's pages into a temporary folder, as the product's build does. `remove` deletes it. */
export async function builtWindow(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'drillroom-window-'));
  await build({
    root: path.join(root, 'src/renderer'),
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: windowPlugins,
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
