import type { z } from 'zod';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import { type Opening, system } from '../contract.ts';

type Needs = {
  /** Waits for the first attempt. */
  readonly opening: () => Promise<z.output<typeof Opening>>;
  /** Opens the store again, with its recovery code when one is given. */
  readonly reopen: (recoveryCode?: string) => Promise<'done' | 'wrong_recovery_code' | 'key_not_kept'>;
};

/** Works while the store is closed: it is how a window learns why, and how it gets open again. */
export function systemMain({ opening, reopen }: Needs) {
  return {
    opening: implement.bare(system.opening, () => opening()),
    retryOpening: implement.bare(system.retryOpening, async () => {
      await reopen();
      return opening();
    }),
    recover: implement.bare(system.recover, async ({ recoveryCode }, ctx) => {
      const answer = await reopen(recoveryCode);
      if (answer === 'wrong_recovery_code') return ctx.fail('WRONG_CODE');
      if (answer === 'key_not_kept') return ctx.fail('KEY_NOT_KEPT');
      return opening();
    }),
  } satisfies ImplsOf<typeof system>;
}
