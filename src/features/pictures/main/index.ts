import { pageOf } from '#contract/schemas.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import { invalidInput, OperationRefused } from '#main/kernel/refusal.ts';
import type { Reader, Store, Writer } from '#main/platform/db/store.ts';
import type { Ids, WorkerPool } from '#main/platform/ports.ts';
import { WorkerError } from '#main/platform/workers/worker-error.ts';
import { maxPictureBytes, pictures } from '../contract.ts';
import { sha256InTurns } from '#main/kernel/sha256-in-turns.ts';
import { makePicture, type MadePicture } from './make-picture.ts';
import { pictureFormatOf, readPictureHeader } from './picture-header.ts';
import { PictureRefused, tooHeavy, tooMuchToUnpack } from './picture-issue.ts';
import * as store from './store.ts';

type Needs = {
  readonly ids: Ids;
  readonly workers: WorkerPool;
  readonly store: Pick<Store, 'purge'>;
};
type About = Omit<store.NewPicture, 'id'>;
/** `picture: null`: it is there already. */
type Made = { readonly contentHash: string; readonly picture: MadePicture | null };
type Kept = { readonly id: string; readonly isNew: boolean };

export function picturesMain({ ids, workers, store: { purge } }: Needs) {
  /** Throws `INVALID_INPUT` for a file that is no picture, and the `WorkerError` of a thread that gave no answer. */
  const copiesOf = async (content: Uint8Array, signal: AbortSignal): Promise<MadePicture> => {
    try {
      const made = await workers.run(makePicture, { content }, signal);
      if ('issue' in made) throw invalidInput([made.issue]);
      return made;
    } catch (error) {
      const tooMuch =
        error instanceof WorkerError && (error.fault === 'memory' || error.fault === 'deadline');
      if (tooMuch) throw invalidInput([tooMuchToUnpack]);
      throw error;
    }
  };

  /** A thread costs something: what is no picture by its header, and what is there already, is not given one. */
  const make = async (db: Reader, content: Uint8Array, signal: AbortSignal): Promise<Made> => {
    if (content.byteLength > maxPictureBytes) throw invalidInput([tooHeavy]);
    try {
      readPictureHeader(content);
    } catch (error) {
      if (error instanceof PictureRefused) throw invalidInput([error.issue]);
      throw error;
    }
    const contentHash = await sha256InTurns(content);
    if (store.pictureByHash(db, contentHash) !== null) return { contentHash, picture: null };
    return { contentHash, picture: await copiesOf(content, signal) };
  };

  /** Keeps a picture, within a transaction, unless it is there: the same file is the same picture. */
  const keep = (db: Writer, { contentHash, picture }: Made, about: About): Kept => {
    const known = store.pictureByHash(db, contentHash);
    if (known !== null) return { id: known.id, isNew: false };
    // It was there a moment ago, and was deleted since.
    if (picture === null) throw new OperationRefused('CONFLICT');
    const id = ids.next();
    store.insertPicture(db, { ...picture, contentHash }, { ...about, id });
    return { id, isNew: true };
  };

  /** Makes a picture, and answers how it is kept. */
  const bring = async (db: Reader, content: Uint8Array, signal: AbortSignal) => {
    const made = await make(db, content, signal);
    return (writer: Writer, about: About) => keep(writer, made, about);
  };

  const handlers = {
    list: implement.query(pictures.list, (db, input) => {
      const { items, total } = store.listPictures(db, input);
      return pageOf(items, total, input);
    }),

    image: implement.query(
      pictures.image,
      (db, { pictureId, size }, ctx) => store.copyOf(db, pictureId, size) ?? ctx.fail('NOT_FOUND'),
    ),

    add: implement.command(pictures.add, {
      prepare: (db, { content }, ctx) => make(db, content, ctx.signal),
      commit: (db, { name, alt }, ctx) => {
        const about = { name, alt, addedBy: ctx.actor.accountId, addedAt: ctx.now.toISOString() };
        const { id, isNew } = keep(db, ctx.prepared, about);
        return { ...(store.pictureById(db, id) ?? ctx.fail('INTERNAL')), isNew };
      },
    }),

    change: implement.command(pictures.change, {
      commit: (db, { pictureId, ...words }, ctx) => {
        if (!store.describePicture(db, pictureId, words)) return ctx.fail('NOT_FOUND');
        return store.pictureById(db, pictureId) ?? ctx.fail('INTERNAL');
      },
    }),

    remove: implement.command(pictures.remove, {
      commit: (db, { pictureId }, ctx) => {
        if (!store.deletePicture(db, pictureId)) return ctx.fail('NOT_FOUND');
        purge.owe(db);
        return {};
      },
      after: () => purge.settle(),
    }),
  } satisfies ImplsOf<typeof pictures>;

  return {
    handlers,
    /** For features that show pictures, or that bring some in. */
    forOthers: {
      isPicture: (content: Uint8Array): boolean => pictureFormatOf(content) !== null,
      bring,
      /** What pictures show in words, by their ids; one that is gone is left out. */
      describe: (db: Reader, pictureIds: readonly string[]): ReadonlyMap<string, { readonly alt: string }> =>
        new Map(
          pictureIds.length === 0
            ? []
            : store.picturesByIds(db, pictureIds).map(({ id, alt }) => [id, { alt }]),
        ),
    },
  };
}
export type PicturesForOthers = ReturnType<typeof picturesMain>['forOthers'];
