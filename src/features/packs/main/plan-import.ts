import type { Changes } from '../contract.ts';
import type { PackEntry } from './pack-format.ts';
import type { PackDocument } from './store.ts';

/** A document of the library, as far as a pack has a say in it. */
export type LibraryDocument = {
  readonly id: string;
  readonly title: string;
  readonly categoryId: string;
  readonly contentHash: string;
};

/** One step of an import. `entry` is what the pack has, `brought` what an earlier version of it brought. */
export type Step =
  | { readonly kind: 'add'; readonly entry: PackEntry }
  | { readonly kind: 'alreadyThere'; readonly entry: PackEntry }
  | { readonly kind: 'replace'; readonly entry: PackEntry; readonly brought: PackDocument }
  | { readonly kind: 'rename'; readonly entry: PackEntry; readonly brought: PackDocument }
  | { readonly kind: 'unchanged'; readonly brought: PackDocument }
  | { readonly kind: 'keep'; readonly title: string; readonly brought: PackDocument }
  | { readonly kind: 'withdraw'; readonly brought: PackDocument };

type Found = {
  readonly entries: readonly PackEntry[];
  /** What the version that is here brought, and how those documents look now; one that is gone is missing. */
  readonly brought: readonly PackDocument[];
  readonly now: ReadonlyMap<string, LibraryDocument>;
  /** Documents by the hash of the file that they came from. */
  readonly bySource: ReadonlyMap<string, LibraryDocument>;
};

const isAsBrought = (brought: PackDocument, now: LibraryDocument): boolean =>
  now.title === brought.title &&
  now.categoryId === brought.categoryId &&
  now.contentHash === brought.contentHash;

/**
 * What an import does, document by document, in the order of the pack. What was changed or removed here since it was
 * brought stays as it is and is named; a file that the library has already is not brought a second time.
 */
export function planImport({ entries, brought, now, bySource }: Found): Step[] {
  const before = new Map(brought.map((one) => [one.entryId, one]));
  const inPack = new Set(entries.map(({ id }) => id));
  const steps = entries.map((entry): Step => {
    const known = bySource.get(entry.source);
    const earlier = before.get(entry.id);
    if (earlier === undefined) return { kind: known === undefined ? 'add' : 'alreadyThere', entry };
    const here = now.get(earlier.documentId);
    // In the bin, or deleted for good, which takes the name that it was brought under too.
    if (here === undefined) return { kind: 'keep', title: entry.title, brought: earlier };
    const isSame =
      entry.title === earlier.title &&
      entry.categoryId === earlier.categoryId &&
      entry.source === earlier.contentHash;
    if (isSame) return { kind: 'unchanged', brought: earlier };
    if (!isAsBrought(earlier, here)) return { kind: 'keep', title: here.title, brought: earlier };
    if (entry.source === earlier.contentHash) return { kind: 'rename', entry, brought: earlier };
    // The new text came in by another way: the old one goes, and nothing is brought twice.
    return known === undefined
      ? { kind: 'replace', entry, brought: earlier }
      : { kind: 'withdraw', brought: earlier };
  });
  const left = brought
    .filter(({ entryId }) => !inPack.has(entryId))
    .flatMap((earlier): Step[] => {
      const here = now.get(earlier.documentId);
      if (here === undefined) return [];
      return isAsBrought(earlier, here)
        ? [{ kind: 'withdraw', brought: earlier }]
        : [{ kind: 'keep', title: here.title, brought: earlier }];
    });
  return [...steps, ...left];
}

export function changesOf(steps: readonly Step[], newCategories: number): Changes {
  const count = (kind: Step['kind']): number => steps.filter((step) => step.kind === kind).length;
  return {
    added: count('add'),
    replaced: count('replace'),
    renamed: count('rename'),
    withdrawn: count('withdraw'),
    unchanged: count('unchanged'),
    alreadyThere: count('alreadyThere'),
    kept: steps.flatMap((step) => (step.kind === 'keep' ? [step.title] : [])),
    newCategories,
  };
}
