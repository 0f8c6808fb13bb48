import { library, maxFileBytes } from '#features/library/contract.ts';

/** What is about to be imported: a file with the title and the category that somebody chose for it. */
export type Draft = {
  readonly file: Pick<File, 'name' | 'size'>;
  readonly title: string;
  readonly categoryId: string | null;
};

/** Why a file cannot be imported whatever is typed; the words stand in the catalogue. */
export type Unfit = 'type' | 'name' | 'empty' | 'too_big';

const { shape } = library.import.input;

/** What is known about a file before any of it is sent. */
export function unfitOf({ name, size }: Draft['file']): Unfit | null {
  if (!/\.(txt|md)$/i.test(name)) return 'type';
  if (!shape.fileName.safeParse(name).success) return 'name';
  if (size === 0) return 'empty';
  return size > maxFileBytes ? 'too_big' : null;
}

/** The operation's own words about a title, or `undefined` when it fits. */
export const titleFault = (title: string): string | undefined =>
  shape.title.safeParse(title).error?.issues[0]?.message;

/** The operation's own words about a category, or `undefined` when one is chosen. */
export const categoryFault = (categoryId: string | null): string | undefined =>
  shape.categoryId.safeParse(categoryId ?? '').error?.issues[0]?.message;

export const isComplete = (draft: Draft): boolean =>
  unfitOf(draft.file) === null &&
  titleFault(draft.title) === undefined &&
  categoryFault(draft.categoryId) === undefined;
