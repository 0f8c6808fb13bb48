import { useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#contract/op.ts';
import type { settings } from '#features/settings/contract.ts';
import { queries } from './api.ts';

type InForce = OutputOf<typeof settings.inForce>;

/** What everybody may know of the settings; `null` until it is here, or where it cannot be told. */
export const useInForce = (): InForce | null => useQuery(queries.settings.inForce({})).data ?? null;
