import { library } from '#features/library/contract.ts';
import { formats, maxFileBytes, maxTextBytes, pictureEndings } from '#features/library/contract/shapes.ts';
import { maxPictureBytes } from '#features/pictures/contract.ts';

/** What is about to be imported: a file with the title and the category that somebody chose for it. */
export type Drafted = {
  readonly file: Pick<File, 'name' | 'size'>;
  readonly title: string;
  readonly categoryId: string | null;
};

/** Why a file cannot be imported whatever is typed; the words stand in the catalogue. */
export type Unfit = 'type' | 'name' | 'empty' | 'too_big';

const { shape } = library.enqueue.input;

const endings = [...formats, ...pictureEndings];
type Ending = (typeof endings)[number];

/** What the name of a file says that it is; the import looks at its content. */
const formatNamed = (name: string): Ending | null =>
  endings.find((ending) => name.toLowerCase().endsWith(`.${ending}`)) ?? null;

const mostBytesOf = (ending: Ending): number => {
  if (pictureEndings.some((picture) => picture === ending)) return maxPictureBytes;
  return ['docx', 'pptx', 'pdf'].includes(ending) ? maxFileBytes : maxTextBytes;
};
/** The most that a file of this name may have. */
export const mostBytes = (name: string): number => mostBytesOf(formatNamed(name) ?? 'pdf');

/** What is known about a file before any of it is sent. */
export function unfitOf({ name, size }: Drafted['file']): Unfit | null {
  const format = formatNamed(name);
  if (format === null) return 'type';
  if (!shape.fileName.safeParse(name).success) return 'name';
  if (size === 0) return 'empty';
  return size > mostBytesOf(format) ? 'too_big' : null;
}

/** The operation's own words about a title, or `undefined` when it fits. */
export const titleFault = (title: string): string | undefined =>
  shape.title.safeParse(title).error?.issues[0]?.message;

/** The operation's own words about a category, or `undefined` when one is chosen. */
export const categoryFault = (categoryId: string | null): string | undefined =>
  shape.categoryId.safeParse(categoryId ?? '').error?.issues[0]?.message;

export const isComplete = (draft: Drafted): boolean =>
  unfitOf(draft.file) === null &&
  titleFault(draft.title) === undefined &&
  categoryFault(draft.categoryId) === undefined;
