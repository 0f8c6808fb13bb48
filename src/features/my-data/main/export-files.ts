import type { ExportedHolding, ExportJob } from './pack-my-data.ts';
import { exportPage } from './page/export-page.ts';

type File = { readonly path: string; readonly text: string };

/** Changes when the files are laid out in another way; that records gain a field is no such change. */
const format = 'drillroom-my-data-1';

const inLines = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const recordsOf = ({ records }: ExportedHolding): unknown[] =>
  records.flatMap((text): unknown[] => JSON.parse(text));

/**
 * The files of an export: `my-data.html` to read, `data/<feature>.json` with every record under the name of its kind, and
 * `shapes.json`, a JSON Schema for each kind.
 */
export function exportFiles(job: ExportJob): File[] {
  const exported = job.holdings.filter(({ shape }) => shape !== null);
  const features = [...Map.groupBy(exported, ({ feature }) => feature)];
  const shapes = Object.fromEntries(
    features.map(([feature, kinds]) => [
      feature,
      Object.fromEntries(kinds.map(({ key, shape }) => [key, shape])),
    ]),
  );
  return [
    {
      path: 'my-data.html',
      text: exportPage({
        ...job,
        holdings: job.holdings.map((one) => ({ ...one, records: recordsOf(one) })),
      }),
    },
    ...features.map(([feature, kinds]) => ({
      path: `data/${feature}.json`,
      text: inLines({
        format,
        exportedAt: job.at,
        ...Object.fromEntries(kinds.map((kind) => [kind.key, recordsOf(kind)])),
      }),
    })),
    { path: 'shapes.json', text: inLines({ format, ...shapes }) },
  ];
}
