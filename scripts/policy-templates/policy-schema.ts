import { z } from 'zod';
import { settings } from '#contract/settings.ts';
import { boundsOf, policyKeys } from './policy-keys.ts';

/** The JSON Schema of policy.json, for editors and for checks before a policy is rolled out. */
export function policySchema(): string {
  const shape = Object.fromEntries(
    policyKeys.map((key) => [
      key,
      settings[key].schema.meta({ description: `${settings[key].about} ${boundsOf(key)}` }).optional(),
    ]),
  );
  const schema = z.object(shape).meta({
    title: 'Policy of Drillroom',
    description:
      'What an organisation sets on its PCs. A key that is left out is left to the admins of the PC.',
  });
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;
}
