import { Picture } from '#renderer/lib/picture.tsx';
import { DocumentCover } from '../document-cover.tsx';
import type { DocumentView } from '../document-view.ts';
import styles from './covers.module.css';

type CoverPictureProps = {
  readonly of: Pick<DocumentView, 'cover' | 'format'>;
  /** `row`: beside a title in a table. */
  readonly look: 'card' | 'row';
};

/** The longest side of each, in CSS pixels, as the style has it. */
const sides = { card: 76, row: 36 } as const;

/** What stands on the front of a document: its picture, else a page drawn after its format. */
export function CoverPicture({ of: { cover, format }, look }: CoverPictureProps) {
  const drawn = <DocumentCover format={format} />;
  return (
    <span className={styles[look]}>
      {cover === null ? (
        drawn
      ) : (
        <Picture
          pictureId={cover.pictureId}
          alt={cover.alt}
          side={sides[look]}
          className={styles['filled']}
          fallback={drawn}
        />
      )}
    </span>
  );
}
