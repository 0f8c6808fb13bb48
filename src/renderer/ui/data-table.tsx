import type { ReactNode } from 'react';
import { Cell, Column as AriaColumn, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './data-table.module.css';

export type Column<Item> = {
  readonly id: string;
  readonly header: string;
  readonly renderCell: (item: Item) => ReactNode;
  /** Figures stand at the end, so that their digits line up. */
  readonly align?: 'start' | 'end';
  /** The cell that names its row; exactly one column has it. */
  readonly isRowHeader?: boolean;
};

type DataTableProps<Item> = {
  readonly label: string;
  readonly columns: readonly Column<Item>[];
  readonly rows: readonly Item[];
  readonly rowId: (item: Item) => string;
  /** The screen that a row opens. */
  readonly href?: (item: Item) => string;
  readonly density?: 'compact' | 'comfortable';
  /** What stands in the table's place when it has no rows. */
  readonly empty?: ReactNode;
};

/**
 * Rows with columns. One Tab stop, arrows inside, Enter opens a row. In a narrow window each row becomes a block whose
 * values carry the names of their columns.
 */
export function DataTable<Item>({
  label,
  columns,
  rows,
  rowId,
  href,
  density = 'compact',
  empty,
}: DataTableProps<Item>) {
  if (rows.length === 0 && empty !== undefined) return <div className={styles['empty']}>{empty}</div>;
  return (
    <Table aria-label={label} className={classNames(styles['table'], styles[density])}>
      <TableHeader>
        {columns.map((column) => (
          <AriaColumn
            key={column.id}
            id={column.id}
            isRowHeader={column.isRowHeader ?? false}
            className={classNames(styles['header'], column.align === 'end' && styles['end'])}
          >
            {column.header}
          </AriaColumn>
        ))}
      </TableHeader>
      <TableBody>
        {rows.map((item) => (
          <Row
            key={rowId(item)}
            id={rowId(item)}
            className={classNames(styles['row'], href && styles['opens'])}
            {...(href && { href: href(item) })}
          >
            {columns.map((column) => (
              <Cell
                key={column.id}
                className={classNames(
                  styles['cell'],
                  column.align === 'end' && styles['end'],
                  column.isRowHeader && styles['name'],
                )}
              >
                <span aria-hidden="true" className={styles['inline']}>
                  {column.header}
                </span>
                <span className={styles['value']}>{column.renderCell(item)}</span>
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
