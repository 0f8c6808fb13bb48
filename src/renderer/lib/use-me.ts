import { useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#contract/op.ts';
import type { accounts } from '#features/accounts/contract.ts';
import { queries } from './api.ts';

export type Me = OutputOf<typeof accounts.me>;

/** Who is signed in. Only for what stands inside the session gate, where somebody always is. */
export function useMe(): Me {
  const { data } = useQuery(queries.accounts.me({}));
  if (data === undefined) throw new Error('nobody is signed in');
  return data;
}
