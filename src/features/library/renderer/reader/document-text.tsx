import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { placeWords, timeText } from '../place-words.ts';
import { type CitedRange, overlaps } from './cited-range.ts';
import type { Block, Cell } from './document-tree.ts';
import { Inlines, Leaves } from './inline-text.tsx';
import type { Section } from './parse-document.ts';
import parts from './parts.module.css';
import styles from './reader.module.css';

type DocumentTextProps = { readonly sections: readonly Section[]; readonly cited: CitedRange | null };

/**
 * A text as elements, from an allow-list: nothing in it becomes markup, leads anywhere or loads anything. `data-at` on
 * an element is the offset of its text in the source; `data-section` likewise.
 */
export function DocumentText({ sections, cited }: DocumentTextProps) {
  return sections.map((section, at) => {
    const end = sections[at + 1]?.from ?? Number.POSITIVE_INFINITY;
    return (
      <SectionText
        key={section.from}
        section={section}
        cited={cited !== null && overlaps(cited, section.from, end) ? cited : null}
      />
    );
  });
}

/** Remembered, so that a long text is not made again for a citation in another section. */
const SectionText = memo(function SectionText({
  section,
  cited,
}: {
  readonly section: Section;
  readonly cited: CitedRange | null;
}) {
  return (
    // J and K bring the focus here, so that reading goes on from this place.
    <section tabIndex={-1} data-section={section.from} className={styles['section']}>
      <Blocks blocks={section.blocks} cited={cited} />
    </section>
  );
});

function Blocks({ blocks, cited }: { readonly blocks: readonly Block[]; readonly cited: CitedRange | null }) {
  return blocks.map((block) => <BlockText key={nameOf(block)} block={block} cited={cited} />);
}

/** Several pages without text begin at one place. */
const nameOf = (block: Block): string =>
  block.kind === 'page' || block.kind === 'slide' ? `${block.kind} ${block.number}` : String(block.from);

const headings = ['h2', 'h3', 'h4', 'h5', 'h6', 'h6'] as const;

function BlockText({
  block,
  cited,
}: {
  readonly block: Block;
  readonly cited: CitedRange | null;
}): ReactNode {
  switch (block.kind) {
    case 'heading': {
      // The document's title is the h1 of the screen.
      const Heading = headings[block.level - 1] ?? 'h6';
      return (
        <Heading data-at={block.from} className={styles[Heading]}>
          <Inlines of={block.children} cited={cited} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p data-at={block.from}>
          <Inlines of={block.children} cited={cited} />
        </p>
      );
    case 'plain':
      return (
        <p data-at={block.from} dir="auto" className={styles['plain']}>
          <Leaves of={block.children} cited={cited} />
        </p>
      );
    case 'code':
      return (
        <pre data-at={block.from} className={styles['code']}>
          <Leaves of={block.children} cited={cited} />
        </pre>
      );
    case 'quote':
      return (
        <blockquote className={styles['quote']}>
          <Blocks blocks={block.blocks} cited={cited} />
        </blockquote>
      );
    case 'list':
      return <ListText list={block} cited={cited} />;
    case 'table':
      return <TableText table={block} cited={cited} />;
    case 'page':
    case 'slide':
      return <SheetLabel of={block} />;
    case 'cue':
      return (
        <p data-at={block.from} dir="auto" className={parts['cue']}>
          <span className={parts['moment']}>{timeText(block.fromMs)}</span>
          <span>
            <Leaves of={block.children} cited={cited} />
          </span>
        </p>
      );
    case 'rows':
      return <RowsText of={block} cited={cited} />;
    default:
      return <hr className={styles['rule']} />;
  }
}

function SheetLabel({ of }: { readonly of: Kind<'page' | 'slide'> }) {
  const { t } = useTranslation('library');
  return (
    <p data-at={of.from} className={parts['sheet']}>
      {placeWords(t, of)}
    </p>
  );
}

/** The first row of a spreadsheet is nearly always its header; of any other table nobody knows. */
function RowsText({ of: { rows }, cited }: { readonly of: Kind<'rows'>; readonly cited: CitedRange | null }) {
  const { t } = useTranslation('library');
  return (
    <div className={styles['tableFrame']}>
      <table className={styles['table']}>
        <tbody>
          {rows.map(({ number, cells }) => (
            <tr key={cells[0]?.from}>
              {number !== null && (
                <th scope="row" aria-label={t('place.row', { number })} className={parts['rowNumber']}>
                  {number}
                </th>
              )}
              {cells.map((cell) => (
                <td key={cell.from} data-at={cell.from} dir="auto">
                  <Inlines of={cell.children} cited={cited} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Kind<K extends Block['kind']> = Extract<Block, { kind: K }>;

function ListText({ list, cited }: { readonly list: Kind<'list'>; readonly cited: CitedRange | null }) {
  const items = list.items.map((blocks, at) => (
    <li key={blocks[0]?.from ?? -at}>
      <Blocks blocks={blocks} cited={cited} />
    </li>
  ));
  return list.ordered ? (
    <ol start={list.start} className={styles['ordered']}>
      {items}
    </ol>
  ) : (
    <ul className={styles['unordered']}>{items}</ul>
  );
}

function TableText({ table, cited }: { readonly table: Kind<'table'>; readonly cited: CitedRange | null }) {
  const cells = (row: readonly Cell[], Tag: 'th' | 'td') =>
    row.map((cell) => (
      <Tag key={cell.from} data-at={cell.from}>
        <Inlines of={cell.children} cited={cited} />
      </Tag>
    ));
  return (
    <div className={styles['tableFrame']}>
      <table className={styles['table']}>
        <thead>
          <tr>{cells(table.header, 'th')}</tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]?.from}>{cells(row, 'td')}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
