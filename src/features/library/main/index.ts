import { createHash } from 'node:crypto';
import { pageOf } from '#contract/schemas.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import { invalidInput } from '#main/kernel/refusal.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Ids } from '#main/platform/ports.ts';
import { library } from '../contract.ts';
import { cutPassages } from './cut.ts';
import { matchAny } from './match.ts';
import { readText } from './read-text.ts';
import { readSamples } from './samples.ts';
import * as store from './store.ts';

type Needs = { readonly ids: Ids; readonly resourcesDir: string };
type File = { categoryId: string; title: string; fileName: string; content: Uint8Array };
type Prepared = Omit<store.NewDocument, 'id' | 'importedBy' | 'importedAt' | 'sample'>;

/** More than this is never read for one session; it is far beyond what a session can ask about. */
const mostMaterial = 2000;

export const categoryById = store.categoryById;
export const documentExists = store.documentExists;
export const materialOf = (db: Reader, categoryId: string) =>
  store.passagesOfCategory(db, categoryId, mostMaterial);
export const documentCount = (db: Reader, categoryId: string): number =>
  store.listDocuments(db, { categoryId, page: 1, pageSize: 1 }).total;

export function libraryMain({ ids, resourcesDir }: Needs) {
  const prepareFile = ({ categoryId, title, fileName, content }: File): Prepared => {
    const read = readText(content);
    if ('issue' in read) throw invalidInput([read.issue]);
    const { text } = read;
    const format = fileName.toLowerCase().endsWith('.md') ? 'md' : 'txt';
    return {
      categoryId,
      title,
      format,
      text,
      contentHash: createHash('sha256').update(content).digest('hex'),
      words: text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
      cuts: cutPassages(text, format).map((cut) => ({ ...cut, id: ids.next() })),
    };
  };

  const save = (
    db: Writer,
    prepared: Prepared,
    by: { accountId: string; at: Date; sample: boolean },
  ): string => {
    const id = ids.next();
    const importedAt = by.at.toISOString();
    store.insertDocument(db, { ...prepared, id, importedBy: by.accountId, importedAt, sample: by.sample });
    return id;
  };

  const requireCategory = (db: Reader, categoryId: string): void => {
    if (store.categoryById(db, categoryId) !== null) return;
    throw invalidInput([
      { path: 'categoryId', issue: 'unknown_category', message: 'Choose one of the categories.' },
    ]);
  };

  return {
    categories: implement.query(library.categories, (db) => store.listCategories(db)),

    import: implement.command(library.import, {
      prepare: (db, input) => {
        requireCategory(db, input.categoryId);
        return prepareFile(input);
      },
      commit: (db, _input, ctx) => {
        const same = store.documentByHash(db, ctx.prepared.contentHash);
        if (same !== null) return ctx.fail('ALREADY_IMPORTED', { documentId: same.id, title: same.title });
        const id = save(db, ctx.prepared, { accountId: ctx.actor.accountId, at: ctx.now, sample: false });
        return store.documentById(db, id) ?? ctx.fail('INTERNAL');
      },
    }),

    addSamples: implement.command(library.addSamples, {
      prepare: async () => (await readSamples(resourcesDir)).map(prepareFile),
      commit: (db, _input, ctx) => {
        const by = { accountId: ctx.actor.accountId, at: ctx.now, sample: true };
        const fresh = ctx.prepared.filter(
          ({ contentHash }) => store.documentByHash(db, contentHash) === null,
        );
        for (const prepared of fresh) save(db, prepared, by);
        return { added: fresh.length, alreadyThere: ctx.prepared.length - fresh.length };
      },
    }),

    list: implement.query(library.list, (db, { categoryId, page, pageSize }) => {
      const { items, total } = store.listDocuments(db, { categoryId, page, pageSize });
      return pageOf(items, total, { page, pageSize });
    }),

    document: implement.query(
      library.document,
      (db, { documentId }, ctx) => store.documentById(db, documentId) ?? ctx.fail('NOT_FOUND'),
    ),

    search: implement.query(library.search, (db, { text, categoryId, limit }) => {
      if (categoryId !== undefined) requireCategory(db, categoryId);
      const match = matchAny(text);
      return { hits: match === null ? [] : store.searchPassages(db, { match, categoryId, limit }) };
    }),
  } satisfies ImplsOf<typeof library>;
}
