import type { AuditDetails } from '#contract/op.ts';
import { type AdminKey, settings as declared } from '#contract/settings.ts';

/** A value for the record: a choice, a number, a yes or no. Of a text only whether there is one. */
export function tellable(
  key: AdminKey,
  name: 'was' | 'value',
  value: string | number | boolean,
): AuditDetails {
  return declared[key].kind === 'line' ? { [`${name}Empty`]: value === '' } : { [name]: value };
}
