import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const code = /'([a-z]\w*\.[a-z]\w*)'/g;

/** Every action that the sources put on record, declared with an operation or not. */
export const writtenActions: ReadonlySet<string> = new Set(
  globSync('src/{main,features}/**/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => readFileSync(join(root, file), 'utf8').split('\n'))
    .filter((line) => /\b(action|refusedAs):/.test(line))
    .flatMap((line) => [...line.matchAll(code)].map(([, action = '']) => action)),
);
