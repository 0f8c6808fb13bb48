import type { Writer } from '#main/platform/db/store.ts';
import type { Step } from './plan-import.ts';
import type { PackHead } from './read-pack.ts';
import * as store from './store.ts';
import type { Survey } from './survey.ts';

/** A document that is in the store as a whole and that nobody sees yet. */
export type StagedDocument = {
  readonly id: string;
  readonly contentHash: string;
  readonly characters: number;
  readonly words: number;
  readonly passages: number;
};

export type LibraryChange = {
  readonly addCategory: (db: Writer, category: { readonly id: string; readonly name: string }) => void;
  readonly show: (
    db: Writer,
    staged: StagedDocument,
    about: { readonly title: string; readonly categoryId: string; readonly importedAt: string },
  ) => void;
  readonly describe: (
    db: Writer,
    id: string,
    about: { readonly title: string; readonly categoryId: string },
  ) => void;
  readonly retire: (db: Writer, id: string) => void;
};

type Import = {
  readonly head: PackHead;
  readonly survey: Survey;
  /** By the id of the entry. */
  readonly staged: ReadonlyMap<string, StagedDocument>;
  readonly importedAt: string;
};

/** The documents that nobody sees any more afterwards. */
export const retiredBy = (steps: readonly Step[]): string[] =>
  steps.flatMap((step) =>
    step.kind === 'withdraw' || step.kind === 'replace' ? [step.brought.documentId] : [],
  );

export const renamedBy = (steps: readonly Step[]): string[] =>
  steps.flatMap((step) => (step.kind === 'rename' ? [step.brought.documentId] : []));

/** Carries out what was planned, within one transaction: whoever looks sees all of it or nothing. */
export function applyImport(
  db: Writer,
  { head, survey, staged, importedAt }: Import,
  library: LibraryChange,
): void {
  for (const category of survey.newCategories) library.addCategory(db, category);
  // What goes makes room first: a text may come again under another entry.
  for (const documentId of retiredBy(survey.steps)) library.retire(db, documentId);
  const rows = survey.steps.flatMap((step) => rowsOf(step, staged));
  for (const step of survey.steps) {
    if (step.kind === 'add' || step.kind === 'replace') {
      const { id, title, categoryId } = step.entry;
      library.show(db, stagedFor(id, staged), { title, categoryId, importedAt });
    }
    if (step.kind === 'rename') {
      const { title, categoryId } = step.entry;
      library.describe(db, step.brought.documentId, { title, categoryId });
    }
  }
  const { manifest, publicKey, manifestHash } = head;
  const { id, version, title, publisher } = manifest;
  store.keepPack(db, { id, version, title, publisher, publicKey, manifestHash, importedAt }, rows);
}

function stagedFor(entryId: string, staged: Import['staged']): StagedDocument {
  const found = staged.get(entryId);
  if (found === undefined) throw new Error('A document of the pack was not staged.');
  return found;
}

/** What is remembered of an entry: how it was brought, so that a later version tells what was changed here. */
function rowsOf(step: Step, staged: Import['staged']): store.PackDocument[] {
  switch (step.kind) {
    case 'add':
    case 'replace': {
      const { id: entryId, title, categoryId, source: contentHash } = step.entry;
      return [{ entryId, documentId: stagedFor(entryId, staged).id, title, categoryId, contentHash }];
    }
    case 'rename': {
      const { title, categoryId } = step.entry;
      return [{ ...step.brought, title, categoryId }];
    }
    case 'unchanged':
    case 'keep':
      return [step.brought];
    default:
      return [];
  }
}
