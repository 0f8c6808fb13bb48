import { useTranslation } from 'react-i18next';
import { type CitedRange, citePieces } from './cited-range.ts';
import type { Inline, Leaf } from './document-tree.ts';
import styles from './reader.module.css';

type InlinesProps = { readonly of: readonly Inline[]; readonly cited: CitedRange | null };

/** Inline content as elements, from an allow-list, with what is cited marked. */
export function Inlines({ of, cited }: InlinesProps) {
  // The pieces of a text never change place, so their place is their name.
  return of.map((inline, at) => <InlineText key={at} inline={inline} cited={cited} />);
}

function InlineText({ inline, cited }: { readonly inline: Inline; readonly cited: CitedRange | null }) {
  const { t } = useTranslation('library');
  switch (inline.kind) {
    case 'text':
      return <Leaves of={[inline]} cited={cited} />;
    case 'break':
      return <br />;
    case 'strong':
      return (
        <strong>
          <Inlines of={inline.children} cited={cited} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Inlines of={inline.children} cited={cited} />
        </em>
      );
    case 'deleted':
      return (
        <s>
          <Inlines of={inline.children} cited={cited} />
        </s>
      );
    case 'code':
      return (
        <code className={styles['inlineCode']}>
          <Leaves of={inline.children} cited={cited} />
        </code>
      );
    case 'link':
      return (
        <>
          <Inlines of={inline.children} cited={cited} />
          {inline.address.text !== '' && (
            <span className={styles['address']}>{t('reader.address', { address: inline.address.text })}</span>
          )}
        </>
      );
    default:
      return (
        <span className={styles['picture']}>
          {t('reader.picture')}
          <Inlines of={inline.children} cited={cited} />
        </span>
      );
  }
}

export function Leaves({ of, cited }: { readonly of: readonly Leaf[]; readonly cited: CitedRange | null }) {
  return of.flatMap((leaf) =>
    citePieces(leaf, cited).map(({ text, isCited }, at) =>
      isCited ? (
        // The note in the margin brings the focus here.
        <mark key={`${leaf.from}-${at}`} tabIndex={-1} className={styles['cited']}>
          {text}
        </mark>
      ) : (
        text
      ),
    ),
  );
}
