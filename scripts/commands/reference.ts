import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contract } from '#features/contract.ts';
import { policyFiles } from '../policy-templates/policy-files.ts';
import { answersPage } from '../answers-page.ts';
import { projectRoot } from '../project-root.ts';
import { referencePage } from '../reference-page.ts';

const files = {
  'docs/operations.md': referencePage(contract),
  'docs/it/answers.md': answersPage(),
  ...policyFiles(),
};
for (const [path, text] of Object.entries(files)) {
  const file = join(projectRoot, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`wrote ${path}`);
}
