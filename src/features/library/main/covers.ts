import { type Actor, implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Reader, Store } from '#main/platform/db/store.ts';
import type { Clock } from '#main/platform/ports.ts';
import { covers } from '../contract/covers.ts';
import { sightOf } from './lifecycle/sight.ts';
import * as store from './store.ts';

/** What is known of pictures elsewhere: by their ids, those that are there. */
export type DescribePictures = (
  db: Reader,
  pictureIds: readonly string[],
) => ReadonlyMap<string, { readonly alt: string }>;

type Needs = {
  readonly clock: Pick<Clock, 'now'>;
  readonly timeZone: string;
  readonly pictures: { readonly describe: DescribePictures };
  readonly store: Pick<Store, 'read'>;
};

/** Documents with what stands on their front, all covers in one statement. */
export function withCovers<D extends { readonly coverId: string | null }>(
  db: Reader,
  describe: DescribePictures,
  documents: readonly D[],
) {
  const ids = new Set(documents.flatMap(({ coverId }) => (coverId === null ? [] : [coverId])));
  const known = describe(db, [...ids]);
  return documents.map(({ coverId, ...document }) => {
    const picture = coverId === null ? undefined : known.get(coverId);
    const cover = coverId === null || picture === undefined ? null : { pictureId: coverId, alt: picture.alt };
    return { ...document, cover };
  });
}

/** One document with its cover; `null` where there is none that this person sees. */
export function shownDocument(
  db: Reader,
  needs: Omit<Needs, 'store'>,
  actor: Pick<Actor, 'roles'>,
  documentId: string,
) {
  const document = store.documentById(db, documentId, sightOf(needs, actor));
  return document === null ? null : (withCovers(db, needs.pictures.describe, [document])[0] ?? null);
}

export function coverHandlers(needs: Needs) {
  return {
    setCover: implement.command(covers.setCover, {
      commit: (db, { documentId, pictureId }, ctx) => {
        if (pictureId !== undefined && !needs.pictures.describe(db, [pictureId]).has(pictureId)) {
          return ctx.fail('NOT_FOUND');
        }
        store.setCover(db, documentId, pictureId ?? null);
        return shownDocument(db, needs, ctx.actor, documentId) ?? ctx.fail('NOT_FOUND');
      },
    }),
  } satisfies ImplsOf<typeof covers>;
}
