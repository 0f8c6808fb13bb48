import { globSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import packageJson from '../package.json' with { type: 'json' };
import { projectRoot } from './project-root.ts';

const entries = ['hosts/headless/main', 'hosts/headless/prove-keychain'];

/**
 * Bundles the headless host and its threads into a folder under the project, where they find the packages that are not
 * bundled. From TypeScript a thread takes 150 to 900 ms to start, bundled 50 to 90; the host 1.3 s and 0.4 s.
 */
export async function bundleHost(folder: string): Promise<void> {
  const workers = globSync('workers/*.ts', { cwd: path.join(projectRoot, 'src/main') });
  const names = [...entries, ...workers.map((file) => file.replace(/\.ts$/, ''))];
  await build({
    root: projectRoot,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    // As in the product: what holds native code stays as it is.
    ssr: { noExternal: true, external: Object.keys(packageJson.dependencies) },
    build: {
      ssr: true,
      outDir: folder,
      minify: false,
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, path.join(projectRoot, `src/main/${name}.ts`)])),
        // Each file asks for its neighbours from where it lies, so that shared pieces lie where the host does.
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'hosts/headless/[name]-[hash].js',
        },
      },
    },
  });
}
