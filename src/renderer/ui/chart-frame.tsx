import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './chart-frame.module.css';
import { Text } from './text.tsx';

export type ChartTable = {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

type ChartFrameProps = {
  readonly title: string;
  /** The takeaway in one sentence; it also describes the drawing to those who do not see it. */
  readonly sentence: string;
  /** The same figures as a table, one press away. */
  readonly table: ChartTable;
  readonly height: number;
  /** Of the title; it has to follow from the headings before it. */
  readonly headingLevel?: 'h2' | 'h3' | undefined;
  /** Draws for a width in pixels, so that type keeps its size in every window; large text enlarges the whole drawing. */
  readonly renderDrawing: (width: number) => ReactNode;
};

/** What every chart stands in: title, takeaway, drawing, and the figures as a table. */
export function ChartFrame({
  title,
  sentence,
  table,
  height,
  headingLevel = 'h3',
  renderDrawing,
}: ChartFrameProps) {
  const { t } = useTranslation('ui');
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const { ref, width, scale } = useRoom();
  return (
    <figure className={styles['frame']} aria-labelledby={id}>
      <figcaption className={styles['caption']}>
        <div className={styles['head']}>
          <Text as={headingLevel} look="strong" id={id}>
            {title}
          </Text>
          <Button size="small" variant="quiet" onPress={() => setAsTable(!asTable)}>
            {asTable ? t('chart.asChart') : t('chart.asTable')}
          </Button>
        </div>
        <Text look="small" tone="ink-2">
          {sentence}
        </Text>
      </figcaption>
      <div ref={ref} className={styles['area']}>
        {asTable ? (
          <FigureTable table={table} label={title} />
        ) : (
          width > 0 && (
            <svg
              width={width}
              height={height * scale}
              viewBox={`0 0 ${width / scale} ${height}`}
              role="img"
              aria-label={sentence}
              className={styles['drawing']}
            >
              {renderDrawing(width / scale)}
            </svg>
          )
        )}
      </div>
    </figure>
  );
}

function FigureTable({ table, label }: { readonly table: ChartTable; readonly label: string }) {
  return (
    <table className={styles['table']} aria-label={label}>
      <thead>
        <tr>
          {table.headers.map((header) => (
            <th key={header} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([name, ...figures], row) => (
          <tr key={row}>
            <th scope="row">{name}</th>
            {figures.map((figure, at) => (
              <td key={table.headers[at + 1]}>{figure}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The width that there is, in pixels, and how much larger than usual the text is. */
function useRoom() {
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, scale: 1 });
  useEffect(() => {
    const area = ref.current;
    if (area === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const textSize = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setRoom({ width: Math.floor(entry?.contentRect.width ?? 0), scale: textSize / 16 });
    });
    observer.observe(area);
    return () => observer.disconnect();
  }, []);
  return { ref, ...room };
}
