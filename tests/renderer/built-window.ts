import path from 'node:path';
import { build } from 'vite';
import { windowPlugins } from '../../electron.vite.config.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Builds the window's pages into a folder, as the product's build does. */
export async function builtWindow(folder: string): Promise<void> {
  await build({
    root: path.join(root, 'src/renderer'),
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: windowPlugins,
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  });
}
