import { createContext, use } from 'react';
import type { OutputOf } from '#contract/op.ts';
import type { accounts } from '#features/accounts/contract.ts';

export type Me = OutputOf<typeof accounts.me>;

/**
 * Handed down by the session gate. The cache forgets a person a moment before the gate takes their screens away, and a
 * screen that draws itself again in that moment still has to know whose it is.
 */
export const MeAtWindow = createContext<Me | null>(null);

/** Who is signed in. Only for what stands inside the session gate, where somebody always is. */
export function useMe(): Me {
  const me = use(MeAtWindow);
  if (me === null) throw new Error('nobody is signed in');
  return me;
}
