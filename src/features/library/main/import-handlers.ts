import type { ParsedOf } from '#contract/op.ts';
import { type Actor, implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Settings } from '#main/kernel/settings.ts';
import type { Clock } from '#main/platform/ports.ts';
import { imports } from '../contract/imports.ts';
import { type DescribePictures, shownDocument } from './covers.ts';
import { requireCategory } from './require-category.ts';
import type { Retrieval } from './retrieval/retrieval.ts';
import { readSamples } from './samples.ts';
import type { Staged, Staging } from './stage-document.ts';
import * as store from './store.ts';

type Needs = {
  readonly resourcesDir: string;
  readonly staging: Staging;
  readonly retrieval: Pick<Retrieval, 'add'>;
  readonly settings: Settings;
  readonly clock: Pick<Clock, 'now'>;
  readonly timeZone: string;
  readonly pictures: { readonly describe: DescribePictures };
};

type File = ParsedOf<typeof imports.import>;
type Ctx = {
  readonly actor: Actor;
  readonly now: Date;
  readonly signal: AbortSignal;
  fail(code: 'ALREADY_IMPORTED' | 'INTERNAL', details?: unknown): never;
};

/** How files come in: read by `staging`, shown in the transaction of the call, found right after it. */
export function importHandlers(needs: Needs) {
  const { resourcesDir, staging, retrieval, settings } = needs;

  const stageFile = async (db: Reader, file: File, ctx: Ctx): Promise<Staged> => {
    requireCategory(db, file.categoryId);
    const approval = settings.get('newDocuments');
    // It is one call: nobody can be asked in the middle of it.
    const customerData = settings.get('customerData') === 'takeOut' ? 'takeOut' : 'leave';
    const about = {
      ...file,
      sample: false,
      importedBy: ctx.actor.accountId,
      approval,
      customerData,
    } as const;
    const staged = await staging.stage(about, ctx.signal);
    return 'known' in staged ? alreadyImported(ctx, staged.known) : staged;
  };

  const show = (db: Writer, staged: Staged, ctx: Ctx) => {
    const known = store.documentByHash(db, staged.contentHash);
    if (known !== null) return alreadyImported(ctx, known);
    store.showDocument(db, { ...staged, importedAt: ctx.now.toISOString() });
    return shownDocument(db, needs, ctx.actor, staged.id) ?? ctx.fail('INTERNAL');
  };
  const discard = (): void => void staging.sweep();

  return {
    import: implement.command(imports.import, {
      prepare: (db, input, ctx) => stageFile(db, input, ctx),
      commit: (db, _input, ctx) => show(db, ctx.prepared, ctx),
      after: ({ id }) => retrieval.add([id]),
      discard,
    }),

    addSamples: implement.command(imports.addSamples, {
      prepare: async (_db, _input, ctx) => {
        const files = await readSamples(resourcesDir);
        const staged: Staged[] = [];
        const hold = staging.hold();
        try {
          for (const file of files) {
            const about = {
              ...file,
              sample: true,
              importedBy: ctx.actor.accountId,
              approval: 'approved',
            } as const;
            const one = await staging.stage(about, ctx.signal, { hold });
            if (!('known' in one)) staged.push(one);
          }
        } catch (error) {
          hold.release();
          discard();
          throw error;
        }
        return { staged, files: files.length, hold };
      },
      commit: (db, _input, ctx) => {
        const { staged, files } = ctx.prepared;
        const fresh = staged.filter(({ contentHash }) => store.documentByHash(db, contentHash) === null);
        for (const one of fresh) store.showDocument(db, { ...one, importedAt: ctx.now.toISOString() });
        return { added: fresh.length, alreadyThere: files - fresh.length };
      },
      discard: ({ hold }) => {
        hold.release();
        discard();
      },
      after: (_output, { prepared }) => {
        retrieval.add(prepared.staged.map(({ id }) => id));
        prepared.hold.release();
        discard();
      },
    }),
  } satisfies ImplsOf<typeof imports>;
}

const alreadyImported = (ctx: Ctx, { id, title }: { id: string; title: string }): never =>
  ctx.fail('ALREADY_IMPORTED', { documentId: id, title });
