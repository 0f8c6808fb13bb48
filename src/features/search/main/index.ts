import { allows } from '#contract/access.ts';
import type { Found } from '#contract/findable.ts';
import type { OutputOf } from '#contract/op.ts';
import type { FindersOf } from '#main/kernel/finder.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import { findables, kinds } from '../contract/kinds.ts';
import { search } from '../contract.ts';

export type Finders = FindersOf<typeof findables>;

/** Asks every finder that the caller may ask. What each of them shows to whom, it decides itself. */
export function searchMain(finders: Finders) {
  const handlers = {
    everything: implement.query(search.everything, async (db, input, ctx) => {
      const { text, categoryId, limit, kinds: wanted = kinds } = input;
      const found = await Promise.all(
        kinds.map(async (kind): Promise<readonly [string, readonly Found<unknown>[]]> => {
          const mayLook = wanted.includes(kind) && allows(findables[kind].access, ctx.actor.roles);
          return [
            kind,
            mayLook ? await finders[kind](db, { text, categoryId, limit, actor: ctx.actor }) : [],
          ];
        }),
      );
      // Every kind is there by now, with what its own finder answered; the compiler cannot follow that through a list.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return Object.fromEntries(found) as OutputOf<typeof search.everything>;
    }),
  } satisfies ImplsOf<typeof search>;
  return { handlers };
}
