import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '#features/contract.ts';
import { projectRoot } from '../project-root.ts';
import { referencePage } from '../reference-page.ts';

const page = 'docs/operations.md';
writeFileSync(join(projectRoot, page), referencePage(contract));
console.log(`wrote ${page}`);
