import { adml, admx } from './group-policy.ts';
import { examplePolicy } from './policy-keys.ts';
import { policyPage } from './policy-page.ts';
import { policySchema } from './policy-schema.ts';
import { propertyList } from './property-list.ts';

/** Everything that is written from the schema of settings, by its path in the project. */
export const policyFiles = (): Readonly<Record<string, string>> => ({
  'resources/policy/policy.schema.json': policySchema(),
  'resources/policy/policy.example.json': `${JSON.stringify(examplePolicy, null, 2)}\n`,
  'resources/policy/drillroom.admx': admx(),
  'resources/policy/en-US/drillroom.adml': adml(),
  'resources/policy/app.drillroom.desktop.plist': propertyList(examplePolicy),
  'docs/it/policy.md': policyPage(),
});
