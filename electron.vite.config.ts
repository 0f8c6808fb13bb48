import { globSync } from 'node:fs';
import path from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Every file of `src/main/workers` becomes a thread's own entry, `out/main/workers/<name>.js`. */
const workers = Object.fromEntries(
  globSync('src/main/workers/*.ts', { exclude: ['**/*.test.ts'] }).map((file) => [
    `workers/${path.basename(file, '.ts')}`,
    file,
  ]),
);

/** The languages of the window: one catalogue of the app's frame for each. */
const languages = globSync('src/renderer/app/locales/*.json', { cwd: import.meta.dirname }).map((file) =>
  path.basename(file, '.json'),
);

/** How the window's sources become its pages. The primitive library brings 30 languages; those that we lack stay out. */
export const windowPlugins = [optimizeLocales.vite({ locales: languages }), react()];

// What stands under `dependencies` in package.json ships as it is, because it holds native code or finds files beside
// itself; everything else is bundled. No source maps: they would ship the sources.
export default defineConfig({
  main: {
    build: {
      sourcemap: false,
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          'prove-keychain': 'src/main/hosts/electron/prove-keychain.ts',
          ...workers,
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      sourcemap: false,
      // A sandboxed preload can load nothing but `electron`.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    publicDir: false,
    plugins: windowPlugins,
    build: {
      outDir: 'out/renderer',
      sourcemap: false,
      // The policy of the page allows no inline script or style, and a file is as near as a data URL.
      assetsInlineLimit: 0,
      minify: true,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
});
