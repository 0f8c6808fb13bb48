import { globSync } from 'node:fs';
import path from 'node:path';
import { bundleForNode } from './bundle-for-node.ts';
import { projectRoot } from './project-root.ts';

const entries = ['hosts/headless/main', 'hosts/headless/prove-keychain'];

/**
 * Bundles the headless host and its threads into a folder under the project. From TypeScript a thread takes 150 to 900 ms
 * to start, bundled 50 to 90; the host 1.3 s and 0.4 s.
 */
export async function bundleHost(folder: string): Promise<void> {
  const workers = globSync('workers/*.ts', { cwd: path.join(projectRoot, 'src/main') });
  const names = [...entries, ...workers.map((file) => file.replace(/\.ts$/, ''))];
  await bundleForNode(folder, {
    input: Object.fromEntries(names.map((name) => [name, path.join(projectRoot, `src/main/${name}.ts`)])),
    // Each file asks for its neighbours from where it lies, so that shared pieces lie where the host does.
    chunkFileNames: 'hosts/headless/[name]-[hash].js',
  });
}
