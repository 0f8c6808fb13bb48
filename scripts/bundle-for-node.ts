import { build } from 'vite';
import packageJson from '../package.json' with { type: 'json' };
import { projectRoot } from './project-root.ts';

/**
 * Bundles programs for Node, as the product is: what holds native code stays as it is. They go into a folder under the
 * project, where they find the packages that are not bundled.
 */
export async function bundleForNode(
  folder: string,
  o: {
    /** The source of each program, by the name that it gets there. */
    readonly input: Readonly<Record<string, string>>;
    /** What pieces that programs share are called, from `folder`. */
    readonly chunkFileNames: string;
  },
): Promise<void> {
  await build({
    root: projectRoot,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: Object.keys(packageJson.dependencies) },
    build: {
      ssr: true,
      outDir: folder,
      minify: false,
      target: 'node20',
      rolldownOptions: {
        input: { ...o.input },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: o.chunkFileNames },
      },
    },
  });
}
