import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './project-root.ts';
import { runProgram, type RunOptions } from './run-program.ts';

/** Everything that the bundles are made from. */
const sources = [
  'src/**/*',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig*.json',
];
const bundles = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const stamp = join(projectRoot, 'out', 'built-from');

const hashOfSources = (): string => {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: projectRoot, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${file.slice(projectRoot.length)}\0${content.byteLength}\0`).update(content);
  }
  return hash.digest('hex');
};

const missingBundles = () => bundles.filter((file) => !existsSync(join(projectRoot, file)));

/** Whether `out/` was built from the sources as they are now. */
export const isBuilt = (): boolean =>
  missingBundles().length === 0 && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources();

/**
 * Builds the three bundles. The stamp is written last, and only if no source changed meanwhile.
 * @returns null when all is well, else what went wrong
 */
export const buildApp = async (output: RunOptions['output']): Promise<string | null> => {
  rmSync(stamp, { force: true });
  const before = hashOfSources();
  const tool = join(projectRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const built = await runProgram(process.execPath, [tool, 'build'], {
    ...(output === undefined ? {} : { output }),
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.code !== 0) return `${built.output}the build failed with exit code ${built.code}`;
  const missing = missingBundles();
  if (missing.length > 0) return `the build ended without making ${missing.join(', ')}`;
  if (hashOfSources() === before) {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, before);
  }
  return null;
};
