import type { OutputOf } from '#contract/op.ts';
import type { settings } from '#features/settings/contract.ts';

type Listed = OutputOf<typeof settings.list>;

export type Setting = Listed['settings'][number];
export type PolicyState = Listed['policy'];
export type Place = { readonly source: PolicyState['sources'][number]; readonly file?: string | null };
