import type { ExportedRecords, ExportJob } from './pack-my-data.ts';
import { exportPage } from './page/export-page.ts';

type File = { readonly path: string; readonly text: string };

/** Changes when the files are laid out in another way; that records gain a field is no such change. */
const format = 'drillroom-my-data-1';

const inLines = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const recordsOf = ({ records }: ExportedRecords): unknown[] =>
  records.flatMap((text): unknown[] => JSON.parse(text));

type Kind = { readonly feature: string; readonly key: string } & ExportedRecords;

const byFeature = <K extends Kind>(kinds: readonly K[]): [feature: string, kinds: K[]][] => [
  ...Map.groupBy(
    kinds.filter(({ shape }) => shape !== null),
    ({ feature }) => feature,
  ),
];

/** `<feature>.json` for each feature, with every record under the name of its kind. `at`: ISO 8601. */
export const dataFiles = (kinds: readonly Kind[], at: string): File[] =>
  byFeature(kinds).map(([feature, some]) => ({
    path: `${feature}.json`,
    text: inLines({
      format,
      exportedAt: at,
      ...Object.fromEntries(some.map((kind) => [kind.key, recordsOf(kind)])),
    }),
  }));

/** `shapes.json`: a JSON Schema for each kind. */
export const shapesFile = (kinds: readonly Omit<Kind, 'records'>[]): File => ({
  path: 'shapes.json',
  text: inLines({
    format,
    ...Object.fromEntries(
      byFeature(kinds.map((kind) => ({ ...kind, records: [] }))).map(([feature, some]) => [
        feature,
        Object.fromEntries(some.map(({ key, shape }) => [key, shape])),
      ]),
    ),
  }),
});

/** The files of an export: `my-data.html` to read, `data/<feature>.json`, and `shapes.json`. */
export const exportFiles = (job: ExportJob): File[] => [
  {
    path: 'my-data.html',
    text: exportPage({
      ...job,
      holdings: job.holdings.map((one) => ({ ...one, records: recordsOf(one) })),
    }),
  },
  ...dataFiles(job.holdings, job.at).map(({ path, text }) => ({ path: `data/${path}`, text })),
  shapesFile(job.holdings),
];
