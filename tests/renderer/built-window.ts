import path from 'node:path';
import { build } from 'vite';
import { windowPlugins } from '../../electron.vite.config.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The files of a built window by their path, `index.html` among them. */
export type WindowFiles = ReadonlyMap<string, string | Uint8Array>;

/**
 * Builds the window's pages, as the product's build does: with the parts of React that are shipped. Those for
 * `development`, which a test runner asks for, say in the console what is wrong, and take twice as long to draw.
 */
export async function builtWindow(
  reactFor: 'production' | 'development' = 'production',
): Promise<WindowFiles> {
  process.env['NODE_ENV'] = reactFor;
  const built = await build({
    root: path.join(root, 'src/renderer'),
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: windowPlugins,
    build: { write: false, assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  });
  const outputs = Array.isArray(built) ? built : [built];
  return new Map(
    outputs
      .flatMap((one) => ('output' in one ? one.output : []))
      .map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]),
  );
}
