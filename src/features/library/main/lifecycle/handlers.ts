import { pageOf } from '#contract/schemas.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Reader, Store } from '#main/platform/db/store.ts';
import { lifecycle } from '../../contract/lifecycle.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { goesAt } from './bin-time.ts';
import { followShelf } from './follow-shelf.ts';
import type { Purging } from './purging.ts';
import * as store from './store.ts';

type Needs = {
  readonly nameOf: (db: Reader, accountId: string) => string | null;
  readonly retrieval: Pick<Retrieval, 'add' | 'remove' | 'renew'>;
  readonly purging: Purging;
  /** Finds the words of documents anew that are marked for it. */
  readonly markAnew: () => void;
  readonly store: Pick<Store, 'read'>;
};

/** What admins do with documents that are there. Search lets go of a document, or takes it in, once that is committed. */
export function lifecycleHandlers({ nameOf, retrieval, purging, markAnew, store: { read } }: Needs) {
  const shownLife = (db: Reader, { family, ownerId, binnedAt, binnedBy, ...life }: store.Life) => ({
    id: life.id,
    title: life.title,
    approval: life.approval,
    validFrom: life.validFrom,
    validUntil: life.validUntil,
    owner: ownerId === null ? null : { id: ownerId, name: nameOf(db, ownerId) ?? '' },
    binned:
      binnedAt === null
        ? null
        : {
            at: binnedAt,
            by: binnedBy === null ? null : nameOf(db, binnedBy),
            goesAt: goesAt(binnedAt),
          },
    versions: store.versionsOf(db, family),
  });
  type Finds = { fail(code: 'NOT_FOUND'): never };
  const found = (db: Reader, id: string, ctx: Finds): store.Life =>
    store.lifeOf(db, id) ?? ctx.fail('NOT_FOUND');

  const follow = followShelf(retrieval, read);

  return {
    life: implement.query(lifecycle.life, (db, { documentId }, ctx) =>
      shownLife(db, found(db, documentId, ctx)),
    ),

    govern: implement.command(lifecycle.govern, {
      commit: (db, { documentId, ownerId, approval, validFrom, validUntil }, ctx) => {
        const { binnedAt } = found(db, documentId, ctx);
        if (binnedAt !== null) return ctx.fail('IN_BIN');
        if (ownerId !== undefined && nameOf(db, ownerId) === null) return ctx.fail('NOT_FOUND');
        store.govern(db, documentId, {
          approval,
          ownerId: ownerId ?? null,
          validFrom: validFrom ?? null,
          validUntil: validUntil ?? null,
        });
        return shownLife(db, found(db, documentId, ctx));
      },
    }),

    makeCurrent: implement.command(lifecycle.makeCurrent, {
      commit: (db, { documentId }, ctx) => {
        const { binnedAt, family } = found(db, documentId, ctx);
        const current = store.currentOf(db, family);
        const isInBin = binnedAt !== null || (current !== null && found(db, current, ctx).binnedAt !== null);
        if (isInBin) return ctx.fail('IN_BIN');
        store.putFirst(db, family, documentId);
        return shownLife(db, found(db, documentId, ctx));
      },
      after: ({ id, versions }) => follow(id, ...versions.map((version) => version.id)),
    }),

    remove: implement.command(lifecycle.remove, {
      commit: (db, { documentId }, ctx) => {
        const { binnedAt } = found(db, documentId, ctx);
        const at = binnedAt ?? ctx.now.toISOString();
        if (binnedAt === null) store.bin(db, documentId, { binnedAt: at, binnedBy: ctx.actor.accountId });
        return { documentId, goesAt: goesAt(at) };
      },
      after: ({ documentId }) => follow(documentId),
    }),

    restore: implement.command(lifecycle.restore, {
      commit: (db, { documentId }, ctx) => {
        found(db, documentId, ctx);
        store.bin(db, documentId, { binnedAt: null, binnedBy: null });
        return { documentId };
      },
      after: ({ documentId }) => follow(documentId),
    }),

    purge: implement.command(lifecycle.purge, {
      commit: (db, { documentId }, ctx) => {
        if (found(db, documentId, ctx).binnedAt === null) return ctx.fail('NOT_IN_BIN');
        purging.begin(db, documentId);
        return { documentId };
      },
      after: () => purging.settle(),
    }),

    bin: implement.query(lifecycle.bin, (db, page) => {
      const { items, total } = store.listBin(db, page);
      const shown = items.map((one) => ({ ...one, goesAt: goesAt(one.binnedAt) }));
      return pageOf(shown, total, page);
    }),

    reindex: implement.command(lifecycle.reindex, {
      commit: (db, { documentId }, ctx) => {
        if (documentId !== undefined) found(db, documentId, ctx);
        return { documents: store.forgetIndexed(db, documentId ?? null) };
      },
      after: (_output, { input }) => {
        markAnew();
        retrieval.renew(input.documentId === undefined ? 'all' : [input.documentId]);
      },
    }),
  } satisfies ImplsOf<typeof lifecycle>;
}
