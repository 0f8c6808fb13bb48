import { cp, mkdir, symlink } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../../../..');

/** Bundles the preload script as the product's build does. Answers the folder of `index.cjs`. */
export async function buildPreload(outDir: string): Promise<void> {
  await bundle({
    outDir,
    input: { index: path.join(root, 'src/preload/index.ts') },
    output: { format: 'cjs', entryFileNames: '[name].cjs' },
    external: ['electron'],
  });
}

/**
 * Builds the real shell and preload around a core of a few lines and a page of a few more, laid out as the product is.
 * @param folder an empty one
 * @returns the main script
 */
export async function buildTinyApp(folder: string): Promise<string> {
  await cp(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  await mkdir(path.join(folder, 'resources'));
  await bundle({
    outDir: path.join(folder, 'out/main'),
    input: { index: path.join(root, 'src/main/index.ts') },
    output: { format: 'es', entryFileNames: '[name].js' },
    external: (id) =>
      id === 'electron' || isBuiltin(id) || /^(?:better-sqlite3|bcrypt|electron-log|@napi-rs)/.test(id),
    alias: { '#main/app.ts': path.join(here, 'core.ts') },
  });
  await buildPreload(path.join(folder, 'out/preload'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.join(here, 'page'),
    base: './',
    build: {
      outDir: path.join(folder, 'out/renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: 'chrome140',
    },
  });
  return path.join(folder, 'out/main/index.js');
}

async function bundle(o: {
  outDir: string;
  input: Record<string, string>;
  output: Rolldown.OutputOptions;
  external: Rolldown.ExternalOption;
  alias?: Record<string, string>;
}): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    resolve: { alias: o.alias ?? {} },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: o.outDir,
      emptyOutDir: true,
      rolldownOptions: { input: o.input, output: o.output, external: o.external },
    },
  });
}
