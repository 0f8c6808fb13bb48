import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { projectRoot } from '../../scripts/project-root.ts';
import { parseSource, type Source } from './source.ts';

/** Every code file that people write, as it lies on the disk. */
export const sourceTree = (): readonly Source[] =>
  globSync('{src,tests,scripts,tools}/**/*.{ts,tsx,mjs,css}', { cwd: projectRoot })
    .filter((file) => !file.split(sep).includes('node_modules'))
    .toSorted()
    .map((file) => parseSource(file.split(sep).join('/'), readFileSync(join(projectRoot, file), 'utf8')));
