import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OutputOf } from '#contract/op.ts';
import { pageOf } from '#contract/schemas.ts';
import type { library } from '#features/library/contract.ts';
import { cutPassages } from '#features/library/main/cut.ts';
import { branch, id, person } from './branch.ts';
import { lifeOfDocuments } from './lifecycle-script.ts';
import type { Script } from './scripted-bridge.ts';

type Document = OutputOf<typeof library.document>;
type Hit = OutputOf<typeof library.search>['hits'][number];

const names = {
  'pre-consultation': 'Pre Consultation',
  'consultation-series': 'Consultation Series',
  'sales-objections': 'Sales Objections',
  'after-fixing-objection': 'After Fixing Objection',
  'full-wig-consultation': 'Full Wig Consultation',
  'hairline-consultation': 'Hairline Consultation',
  'types-of-patches': 'Types of Patches',
  'upselling-cross-selling': 'Upselling / Cross Selling',
  'retail-sales': 'Retail Sales',
  'smp-sales': 'SMP Sales',
  'sales-follow-up': 'Sales Follow up',
  'general-sales': 'General Sales',
} as const;
type CategoryId = keyof typeof names;

/** A document as the main process would answer it. */
export function aDocument(
  number: number,
  more: Partial<
    Pick<
      Document,
      | 'title'
      | 'text'
      | 'format'
      | 'sample'
      | 'encoding'
      | 'extent'
      | 'notices'
      | 'marks'
      | 'cuts'
      | 'version'
      | 'standing'
      | 'validFrom'
      | 'validUntil'
    >
  > & { categoryId?: CategoryId } = {},
): Document {
  const { categoryId = 'sales-objections', text = '', format = 'md', ...rest } = more;
  const cuts = cutPassages(text, format === 'md' ? 'md' : 'txt').map((cut, at) => ({
    ...cut,
    place: null,
    id: id(number * 1000 + at),
  }));
  return {
    id: id(number),
    title: `Document ${number}`,
    category: { id: categoryId, name: names[categoryId] },
    format,
    text,
    cuts,
    marks: [],
    encoding: 'utf-8',
    extent: null,
    notices: [],
    characters: text.length,
    passages: cuts.length,
    words: text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
    sample: false,
    version: 1,
    standing: 'valid',
    validFrom: null,
    validUntil: null,
    cover: null,
    importedAt: `2026-11-${String(19 - (number % 18)).padStart(2, '0')}T10:41:00.000Z`,
    ...rest,
  };
}

const read = (file: string): string =>
  readFileSync(path.resolve(import.meta.dirname, '../../resources/samples', file), 'utf8');

/** The sample material, and a plain text. */
export const someDocuments = (): Document[] => [
  aDocument(901, {
    title: 'The full wig consultation',
    categoryId: 'full-wig-consultation',
    text: read('full-wig-consultation.md'),
    sample: true,
  }),
  aDocument(902, {
    title: 'Answering objections about price and time',
    text: read('answering-price-objections.md'),
    sample: true,
  }),
  aDocument(903, {
    title: 'Phone script, autumn',
    categoryId: 'pre-consultation',
    format: 'txt',
    text: 'Say your name and the branch.\nAsk what made them call today.\n\nOffer two appointments, never one.\n\nRepeat the day and the hour before you hang up.',
  }),
  aDocument(904, {
    title: 'The care shelf: advising and selling',
    categoryId: 'retail-sales',
    text: read('selling-care-products.md'),
  }),
  aDocument(905, {
    title: 'After the fitting: worries and aftercare',
    categoryId: 'after-fixing-objection',
    text: read('after-the-fitting.md'),
  }),
];

/** A branch with a library in it: documents are listed, found by one word, read, and added to by import. */
export function libraryBranch(
  documents: Document[] = someDocuments(),
  over: Script['library'] = {},
  earlier: readonly Document[] = [],
): Script {
  const { calls, readAnywhere } = lifeOfDocuments(documents, earlier);
  const inCategory = (categoryId: string | undefined) =>
    documents.filter(({ category }) => categoryId === undefined || category.id === categoryId);
  const hitsOf = ({ id: documentId, title, category, text, cuts }: Document, word: string): Hit[] =>
    cuts.flatMap(({ id: passageId, heading, start, end, place }) => {
      const passage = text.slice(start, end);
      const at = passage.toLowerCase().indexOf(word.toLowerCase());
      if (at === -1) return [];
      const snippet = [
        { text: passage.slice(Math.max(0, at - 80), at), hit: false },
        { text: passage.slice(at, at + word.length), hit: true },
        { text: passage.slice(at + word.length, at + 160), hit: false },
      ];
      return [{ documentId, title, category, passageId, heading, start, end, place, snippet }];
    });
  return branch({
    library: {
      categories: () =>
        Object.entries(names).map(([categoryId, name]) => ({
          id: categoryId,
          name,
          documents: inCategory(categoryId).length,
        })),
      ...calls,
      list: ({ page = 1, pageSize = 50, categoryId, standing }) => {
        const found = inCategory(categoryId).filter(
          (one) => standing === undefined || one.standing === standing,
        );
        const shown = found.slice((page - 1) * pageSize, page * pageSize);
        return pageOf(shown, found.length, { page, pageSize });
      },
      document: ({ documentId }) => readAnywhere(documentId),
      search: ({ text, categoryId, limit = 20 }) => ({
        hits: inCategory(categoryId)
          .flatMap((one) => hitsOf(one, text.trim()))
          .slice(0, limit),
      }),
      ...over,
    },
  });
}

export const asTrainee = (script: Script): Script => ({
  ...script,
  accounts: { ...script.accounts, me: () => person({ roles: ['trainee'] }) },
});
